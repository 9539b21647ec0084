import { describe, expect, it } from 'vitest';
import {
  conflictingGroups,
  countConflicts,
  resolveConflicts,
} from '../../../src/main/domain/resolve-conflicts.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import {
  allCandidates,
  type LabelledImage,
  labelledColumns,
} from '../../helpers/labelled-columns.ts';

const label = (group: number, polarity: LabelledImage['polarity'], confidence: number) => ({
  ...{ group, polarity, confidence },
});

/** Group 0 is POS by one label and NEG by two weaker ones; group 1 agrees; the last image has no group. */
const IMAGES: readonly LabelledImage[] = [
  ...[label(0, 'POS', 0.9), label(0, 'NEG', 0.6), label(0, 'NEG', 0.5)],
  ...[label(1, 'POS', 0.7), label(1, 'POS', 0.8)],
  { polarity: 'NEU' },
];
const columns = labelledColumns(IMAGES);
const conflictsIn = (images: readonly LabelledImage[]) => {
  const of = labelledColumns(images);
  return [...conflictingGroups(of, of.representatives.length, null)].map(
    (number) => POLARITIES[number] ?? null,
  );
};
const conflicts = conflictingGroups(columns, 2, null);
const candidates = allCandidates(columns);
const resolved = (
  rule: 'representative' | 'majority' | 'drop',
  settled: readonly number[] = [],
) => {
  const { places, polarities } = resolveConflicts(
    ...([candidates, columns.groups, conflicts, rule] as const),
    Uint8Array.from(IMAGES, (_, place) => (settled.includes(place) ? 1 : 0)),
  );
  return [...places].map((place, at) => [place, POLARITIES[polarities[at] ?? -1]]);
};
const asTheyAre = IMAGES.map(({ polarity }, place) => [place, polarity]);

describe('conflictingGroups', () => {
  it('finds groups whose labels differ, with the polarity that has the most confidence', () => {
    expect(conflictsIn(IMAGES)).toEqual(['NEG', null]);
  });

  it('counts only the labels that are selected', () => {
    const selected = Uint8Array.of(1, 0, 0, 1, 1, 1);
    expect([...conflictingGroups(columns, 2, selected)]).toEqual([-1, -1]);
  });

  it('breaks a tie by the most confident label, then by the order of polarities', () => {
    const tied = [
      ...[label(0, 'NEG', 0.25), label(0, 'NEG', 0.5), label(0, 'POS', 0.75)],
      ...[label(1, 'POS', 0.5), label(1, 'NEU', 0.5)],
    ];
    expect(conflictsIn(tied)).toEqual(['POS', 'NEU']);
  });
});

describe('resolveConflicts', () => {
  it('lets each image keep its label, as the papers do', () => {
    expect(resolved('representative')).toEqual(asTheyAre);
  });

  it('gives a group the polarity of the majority, all of its images where they are kept', () => {
    expect(resolved('majority').map(([, polarity]) => polarity)).toEqual([
      ...['NEG', 'NEG', 'NEG'],
      ...['POS', 'POS', 'NEU'],
    ]);
  });

  it('drops a group, unless a person settled it', () => {
    expect(resolved('drop').map(([place]) => place)).toEqual([3, 4, 5]);
    expect(resolved('drop', [0, 1, 2])).toEqual(asTheyAre);
  });
});

describe('countConflicts', () => {
  it('counts a group once, and only where an image of it is a candidate', () => {
    const count = (...places: readonly number[]) =>
      countConflicts(
        { places: Uint32Array.from(places), polarities: new Uint8Array(places.length) },
        columns.groups,
        conflicts,
      );
    expect(count(0, 1, 2, 3)).toBe(1);
    expect(count(3, 4, 5)).toBe(0);
  });
});
