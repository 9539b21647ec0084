import { describe, expect, it } from 'vitest';
import type { DatasetCandidate } from '../../../src/main/domain/build-dataset.ts';
import {
  conflictingGroups,
  countConflicts,
  resolveConflicts,
} from '../../../src/main/domain/resolve-conflicts.ts';
import type { Polarity } from '../../../src/shared/domain/polarity.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

const label = (group: number, polarity: Polarity, confidence: number) => ({
  ...{ representativeId: aMediaId(group), polarity, confidence },
});
const candidate = (id: number, polarity: Polarity, group?: number): DatasetCandidate => ({
  ...{ mediaId: aMediaId(id), polarity, posts: [id] },
  ...(group === undefined ? {} : { group: aMediaId(group) }),
});

/** Group 1 is POS by one label and NEG by two weaker ones; group 2 agrees. */
const conflicts = conflictingGroups([
  ...[label(1, 'POS', 0.9), label(1, 'NEG', 0.6), label(1, 'NEG', 0.5)],
  ...[label(2, 'POS', 0.7), label(2, 'POS', 0.8)],
]);
const candidates = [candidate(1, 'POS'), candidate(2, 'POS'), candidate(3, 'NEU')];
const NOBODY = new Set<never>();

describe('conflictingGroups', () => {
  it('finds groups whose labels differ, with the polarity that has the most confidence', () => {
    expect([...conflicts]).toEqual([[aMediaId(1), 'NEG']]);
  });

  it('breaks a tie by the most confident label, then by the order of polarities', () => {
    const tied = conflictingGroups([
      ...[label(1, 'NEG', 0.25), label(1, 'NEG', 0.5), label(1, 'POS', 0.75)],
      ...[label(2, 'POS', 0.5), label(2, 'NEU', 0.5)],
    ]);
    expect([...tied.values()]).toEqual(['POS', 'NEU']);
  });
});

describe('resolveConflicts', () => {
  it('lets each image keep its label, as the papers do', () => {
    expect(resolveConflicts(candidates, conflicts, 'representative', NOBODY)).toEqual(candidates);
  });

  it('gives a group the polarity of the majority, all of its images where they are kept', () => {
    const kept = [...candidates, candidate(4, 'POS', 1)];
    expect(
      resolveConflicts(kept, conflicts, 'majority', NOBODY).map(({ polarity }) => polarity),
    ).toEqual(['NEG', 'POS', 'NEU', 'NEG']);
  });

  it('drops a group, unless a person settled it', () => {
    const left = resolveConflicts(candidates, conflicts, 'drop', NOBODY);
    expect(left.map(({ mediaId }) => mediaId)).toEqual([aMediaId(2), aMediaId(3)]);
    expect(resolveConflicts(candidates, conflicts, 'drop', new Set([aMediaId(1)]))).toEqual(
      candidates,
    );
  });
});

describe('countConflicts', () => {
  it('counts a group once, and only where an image of it is a candidate', () => {
    expect(countConflicts([candidate(1, 'POS'), candidate(4, 'NEG', 1)], conflicts)).toBe(1);
    expect(countConflicts([candidate(3, 'NEU')], conflicts)).toBe(0);
  });
});
