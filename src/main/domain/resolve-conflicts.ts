import type { ConflictRule } from '../../shared/domain/dataset-options.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { POLARITIES, type Polarity, polarityIndex } from '../../shared/domain/polarity.ts';
import { type DatasetCandidate, groupOf } from './build-dataset.ts';

/** A weak label that the selection takes, of an image of a near-duplicate group. */
export type GroupLabel = {
  readonly representativeId: MediaId;
  readonly polarity: Polarity;
  readonly confidence: number;
};

/** The polarity that has the majority of each group in conflict, by its representative. */
export type Conflicts = ReadonlyMap<MediaId, Polarity>;

type Votes = { readonly sums: number[]; readonly highest: number[] };

/**
 * Groups whose labels differ, with the polarity that has the greatest sum of confidences.
 *
 * Of equal sums, the one with the most confident label; then the first of NEG, NEU, POS.
 *
 * @param labels in an order that does not change, because sums of fractions depend on it.
 */
export function conflictingGroups(labels: Iterable<GroupLabel>): Conflicts {
  const votes = new Map<MediaId, Votes>();
  for (const { representativeId, polarity, confidence } of labels) {
    const group = votes.get(representativeId) ?? { sums: [0, 0, 0], highest: [-1, -1, -1] };
    const at = polarityIndex(polarity);
    group.sums[at] = (group.sums[at] ?? 0) + confidence;
    group.highest[at] = Math.max(group.highest[at] ?? -1, confidence);
    votes.set(representativeId, group);
  }
  const conflicts = new Map<MediaId, Polarity>();
  for (const [representativeId, group] of votes) {
    if (group.highest.filter((highest) => highest >= 0).length > 1) {
      conflicts.set(representativeId, majority(group));
    }
  }
  return conflicts;
}

/**
 * Candidates with what the rule makes of groups in conflict; see `ConflictRule`.
 *
 * @param settled groups whose polarity a person gave: nothing is left to resolve.
 */
export function resolveConflicts(
  candidates: readonly DatasetCandidate[],
  conflicts: Conflicts,
  rule: ConflictRule,
  settled: ReadonlySet<MediaId>,
): readonly DatasetCandidate[] {
  if (rule === 'representative') return candidates;
  return candidates.flatMap((candidate) => {
    const polarity = conflicts.get(groupOf(candidate));
    if (polarity === undefined || settled.has(groupOf(candidate))) return [candidate];
    return rule === 'drop' ? [] : [{ ...candidate, polarity }];
  });
}

/** How many groups in conflict have an image among the candidates. */
export function countConflicts(
  candidates: readonly DatasetCandidate[],
  conflicts: Conflicts,
): number {
  const met = new Set<MediaId>();
  for (const candidate of candidates) {
    const group = groupOf(candidate);
    if (conflicts.has(group)) met.add(group);
  }
  return met.size;
}

function majority({ sums, highest }: Votes): Polarity {
  const rank = (polarity: Polarity) => {
    const at = polarityIndex(polarity);
    return { sum: sums[at] ?? 0, highest: highest[at] ?? -1 };
  };
  return POLARITIES.reduce((best, polarity) => {
    const [a, b] = [rank(polarity), rank(best)];
    return a.sum > b.sum || (a.sum === b.sum && a.highest > b.highest) ? polarity : best;
  });
}
