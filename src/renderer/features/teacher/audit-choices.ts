import type { ReviewSetSummary } from '../../../shared/domain/review-set.ts';

/** Audits to choose from, as the list gives them, with how far the furthest reviewer has come. */
export function auditChoices(
  sets: readonly ReviewSetSummary[],
): { readonly value: string; readonly label: string }[] {
  return sets
    .filter(({ kind }) => kind === 'audit')
    .map(({ name, images, repeats, reviewers }) => {
      const done = Math.max(0, ...reviewers.map((reviewer) => reviewer.done));
      return { value: name, label: `${name}: ${done} of ${images + repeats} reviewed` };
    });
}
