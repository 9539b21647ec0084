import type { AuditReport, Estimate } from '../../../shared/domain/audit.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import { countOf, countText } from '../../ui/number-text.ts';

/** What an estimate says, in one sentence; the interval is rounded outwards, so that it promises no more than it holds. */
export function estimateSentence(polarity: Polarity | null, estimate: Estimate): string {
  const images = polarity === null ? 'labelled images' : `images labelled ${polarity}`;
  if (estimate.precision === null) return `Nothing is known of ${images} yet.`;
  const { value, low, high } = estimate.precision;
  const range = `${Math.floor(low * 100 + 1e-9)}–${Math.ceil(high * 100 - 1e-9)}`;
  return `Of 100 ${images}, about ${Math.round(value * 100)} fit (${range}).`;
}

/** How far an audit is: `40 of 100 images reviewed · 2 unsure · 1 unusable`. */
export function progressSentence(
  report: Pick<AuditReport, 'checked' | 'images' | 'unsure' | 'unusable'>,
): string {
  const { checked, images, unsure, unusable } = report;
  const parts = [`${countText(checked)} of ${countOf(images, 'image')} reviewed`];
  if (unsure > 0) parts.push(`${countText(unsure)} unsure`);
  if (unusable > 0) parts.push(`${countText(unusable)} unusable`);
  return parts.join(' · ');
}

/** What an acceptance plan has come to. */
export function acceptanceSentence(acceptance: NonNullable<AuditReport['acceptance']>): string {
  const { plan, wrong, decision } = acceptance;
  const rule = `The rule: at most ${countText(plan.acceptUpTo)} wrong of ${countText(plan.size)}.`;
  if (decision === 'accepted') return `Accepted: ${countText(wrong)} wrong. ${rule}`;
  if (decision === 'rejected') return `Rejected: ${countText(wrong)} wrong. ${rule}`;
  return `Not decided yet: ${countText(wrong)} wrong so far. ${rule}`;
}
