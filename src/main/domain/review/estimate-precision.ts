import type { Estimate } from '../../../shared/domain/audit.ts';
import { anytimeCriticalValue } from './anytime-critical-value.ts';
import type { CheckTally } from './check-tally.ts';
import { groupStrata, type StratumGroup, type StratumSize } from './stratum-groups.ts';
import { wilsonScore } from './wilson-score.ts';

/** Checks that the overall share counts as when it steadies a group's share. */
const PRIOR_CHECKS = 2;

/**
 * The precision of weak labels over some strata, with an interval that holds at every look.
 *
 * A group of strata (see `groupStrata`) has the Hájek estimate p_g = Σ w y / Σ w with w one over the probability
 * of being drawn; strata without checks are estimated with their neighbours. The estimate is poststratified,
 * Σ W_g p_g with W_g the group's part of the images, which are known.
 *
 * Its variance is Σ W_g² p'_g (1 - p'_g) / n_g, with n_g = (Σ w)² / Σ w² (L. Kish, "Survey Sampling", 1965), and
 * p'_g the group's share drawn towards the overall one as by two more checks: else a group where all checks
 * are right would seem to be known exactly (A. Agresti and B. Caffo, The American Statistician 54, 2000, add
 * pseudo-counts for the same reason). Kish's n_g takes weights to tell nothing about verdicts; where the
 * linearised variance, Σ w² (y - p'_g)² / (Σ w)², is the larger one over all groups, the whole is raised to it. A
 * finite population lowers the variance only once all planned checks of a group are decided, and only without
 * clusters; for the looks before that, leaving it out is safe (T. W. Anderson's inequality, Proc. AMS 6,
 * 1955), and at the end the boundary is crossed with a probability of at most 0.05 all the same.
 *
 * The effective number of checks is p' (1 - p') over that variance, and the interval Wilson's for it with
 * `anytimeCriticalValue` in place of 1.96.
 *
 * @param sizes in the order of the tally; strata that the estimate is not about have no images and no checks.
 */
export function estimatePrecision(sizes: readonly StratumSize[], tally: CheckTally): Estimate {
  let planned = 0;
  for (const size of sizes) if (size.images > 0) planned += size.sampled;
  const groups = groupStrata(sizes, tally);
  let images = 0;
  let checked = 0;
  for (const group of groups) {
    images += group.images;
    checked += group.count;
  }
  if (checked === 0) return { checked: 0, planned, effectiveChecks: 0, precision: null };
  let value = 0;
  for (const group of groups) value += (group.images / images) * shareOf(group);
  const effectiveChecks = effectiveOf(groups, images, Math.min(1, value), checked);
  const z = anytimeCriticalValue(checked, planned);
  return {
    checked,
    planned,
    effectiveChecks,
    precision: wilsonScore(Math.min(1, value), effectiveChecks, z),
  };
}

function shareOf(group: StratumGroup): number {
  return group.rightWeight / group.weight;
}

function effectiveOf(
  groups: readonly StratumGroup[],
  images: number,
  value: number,
  checked: number,
): number {
  const prior = (value * checked + 1) / (checked + 2);
  let steadied = 0;
  let variance = 0;
  let plain = 0;
  let linearised = 0;
  for (const group of groups) {
    const part = group.images / images;
    const share = shareOf(group);
    const steady = (share * group.count + prior * PRIOR_CHECKS) / (group.count + PRIOR_CHECKS);
    const scale = part * part * (group.square / (group.weight * group.weight));
    steadied += part * steady;
    variance += scale * steady * (1 - steady) * finiteFactor(group);
    plain += scale * steady * (1 - steady);
    const deviations = group.rightSquare * (1 - 2 * steady) + steady * steady * group.square;
    linearised += (part * part * deviations) / (group.weight * group.weight);
  }
  const raise = plain > 0 ? Math.max(1, linearised / plain) : 1;
  return (steadied * (1 - steadied)) / (variance * raise);
}

/** One image more than are left unchecked, so that a census keeps a variance that can be divided by. */
function finiteFactor({ isComplete, images, count }: StratumGroup): number {
  return isComplete ? (images - count + 1) / images : 1;
}
