import type { VerdictUse } from '../../../shared/domain/dataset.ts';

/** What verdicts did to a dataset's weak labels, in words. */
export function verdictUseText(use: VerdictUse | undefined): string {
  if (use === undefined) return 'not used';
  return use === 'replace' ? 'replace weak labels' : 'differing images left out';
}
