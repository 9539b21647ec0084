import type { ConflictRule } from '../../shared/domain/dataset-options.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import { type Candidates, LEFT_OUT, reviseCandidates } from './candidates.ts';
import type { LabelledImages } from './labelled-images.ts';

const KINDS = POLARITIES.length;

/** Weak labels of images with the numbers of their near-duplicate groups; -1 without a group. */
export type GroupLabels = Pick<LabelledImages, 'groups' | 'polarities' | 'confidences'>;

/** For each near-duplicate group the polarity that has its majority, 0 to 2; -1 where its labels do not differ. */
export type Conflicts = Int8Array;

/**
 * Groups whose labels differ, with the polarity that has the greatest sum of confidences.
 *
 * Of equal sums, the one with the most confident label; then the first of NEG, NEU, POS. Sums of fractions
 * depend on their order: it is that of the images.
 *
 * @param count groups have numbers below this.
 * @param selected ones for the images whose labels count; null for all.
 */
export function conflictingGroups(
  { groups, polarities, confidences }: GroupLabels,
  count: number,
  selected: Uint8Array | null,
): Conflicts {
  const sums = new Float64Array(KINDS * count);
  const highest = new Float64Array(sums.length).fill(-1);
  for (let place = 0; place < groups.length; place += 1) {
    const group = groups[place] ?? -1;
    if (group < 0 || selected?.[place] === 0) continue;
    const at = KINDS * group + (polarities[place] ?? 0);
    const confidence = confidences[place] ?? 0;
    sums[at] = (sums[at] ?? 0) + confidence;
    highest[at] = Math.max(highest[at] ?? -1, confidence);
  }
  const conflicts = new Int8Array(count);
  for (let group = 0; group < count; group += 1) {
    conflicts[group] = majority(sums, highest, KINDS * group);
  }
  return conflicts;
}

/**
 * Candidates with what the rule makes of groups in conflict; see `ConflictRule`.
 *
 * @param settled ones for the images of groups whose polarity a person gave, with which nothing is left to resolve;
 * null for none.
 */
export function resolveConflicts(
  candidates: Candidates,
  groups: Int32Array,
  conflicts: Conflicts,
  rule: ConflictRule,
  settled: Uint8Array | null,
): Candidates {
  if (rule === 'representative') return candidates;
  return reviseCandidates(candidates, (place, polarity) => {
    const found = conflicts[groups[place] ?? -1] ?? -1;
    if (found < 0 || settled?.[place] === 1) return polarity;
    return rule === 'drop' ? LEFT_OUT : found;
  });
}

/** How many groups in conflict have an image among the candidates. */
export function countConflicts(
  { places }: Candidates,
  groups: Int32Array,
  conflicts: Conflicts,
): number {
  const met = new Uint8Array(conflicts.length);
  let count = 0;
  for (let at = 0; at < places.length; at += 1) {
    const group = groups[places[at] ?? 0] ?? -1;
    if (group < 0 || met[group] === 1 || (conflicts[group] ?? -1) < 0) continue;
    met[group] = 1;
    count += 1;
  }
  return count;
}

/**
 * @param highest below zero for polarities without a label.
 * @param first where the group's numbers begin.
 */
function majority(sums: Float64Array, highest: Float64Array, first: number): number {
  let best = first;
  let labelled = 0;
  for (let at = first; at < first + KINDS; at += 1) {
    if ((highest[at] ?? -1) >= 0) labelled += 1;
    const sum = sums[at] ?? 0;
    const bestSum = sums[best] ?? 0;
    const isHigher = (highest[at] ?? -1) > (highest[best] ?? -1);
    if (sum > bestSum || (sum === bestSum && isHigher)) best = at;
  }
  return labelled > 1 ? best - first : -1;
}
