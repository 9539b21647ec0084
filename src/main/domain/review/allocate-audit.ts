import type { AuditDesign } from '../../../shared/domain/audit.ts';
import { allocateChecks } from './allocate-checks.ts';

/** The least with which a stratum's own spread can be seen. */
const LEAST_PER_STRATUM = 2;

/**
 * Checks of each stratum.
 *
 * `equal` gives each polarity as many, `proportional` as it has drawable images; within a polarity each stratum
 * gets its part of the drawable images, and two at least where that is possible. What a small stratum or
 * polarity cannot take goes to the others. An acceptance plan has no least: it counts wrong ones without weights,
 * so every drawable image has to be as likely as any other.
 *
 * @param polarities of each stratum, 0 to 2.
 * @param drawable images of each stratum that may be drawn.
 */
export function allocateAudit(
  { size, allocation, acceptance }: Pick<AuditDesign, 'size' | 'allocation' | 'acceptance'>,
  polarities: readonly number[],
  drawable: readonly number[],
): readonly number[] {
  const least = acceptance === null ? LEAST_PER_STRATUM : 0;
  const present = [0, 1, 2].filter((polarity) => polarities.includes(polarity));
  const countOf = (polarity: number) =>
    drawable.reduce((sum, count, at) => (polarities[at] === polarity ? sum + count : sum), 0);
  const totals = present.map(countOf);
  const weights = allocation === 'equal' ? totals.map(() => 1) : totals;
  const shares = allocateChecks(size, weights, totals, least);
  const sampled = drawable.map(() => 0);
  present.forEach((polarity, index) => {
    const strata = polarities.flatMap((other, stratum) => (other === polarity ? [stratum] : []));
    const counts = strata.map((stratum) => drawable[stratum] ?? 0);
    const allocated = allocateChecks(shares[index] ?? 0, counts, counts, least);
    strata.forEach((stratum, at) => {
      sampled[stratum] = allocated[at] ?? 0;
    });
  });
  return sampled;
}
