import { describe, expect, it } from 'vitest';
import type { JudgePair } from '../../../src/main/domain/group-copies.ts';
import type { DecisionEntry } from '../../../src/main/domain/hand-decisions.ts';
import type { CopyLink, CopyMedia } from '../../../src/main/domain/linked-copies.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';
import { groupsAt } from '../../helpers/linked-media.ts';

function anImage(id: number, changes: Partial<CopyMedia> = {}): CopyMedia {
  return {
    mediaId: aMediaId(id),
    hash: { high: 0, low: 2 ** id - 1 },
    width: 100,
    height: 100,
    sizeBytes: 1000,
    earliestPostMs: 10,
    ...changes,
  };
}

function aLink(a: number, b: number) {
  return {
    a: aMediaId(a),
    b: aMediaId(b),
    kind: 'cropped',
    isMirrored: false,
    score: 0.9,
  } as const;
}

function idsOf(
  media: readonly CopyMedia[],
  links: readonly CopyLink[],
  judge: JudgePair = () => null,
) {
  return numbersOf(groupsAt({ media, links, judge }));
}

function numbersOf(groups: ReturnType<typeof groupsAt>) {
  return groups.map((group) => group.members.map(({ mediaId }) => Number.parseInt(mediaId, 16)));
}

/** A decision on images that are each on a side of their own, or on the given one. */
function decided(
  decision: number,
  kind: DecisionEntry['kind'],
  ids: readonly (number | readonly [number, number])[],
): readonly DecisionEntry[] {
  return ids.map((id, nth) => {
    const [image, side] = typeof id === 'number' ? [id, nth] : id;
    return { mediaId: aMediaId(image), decision, kind, cut: 0, side };
  });
}

describe('groups of copies', () => {
  it('tell distance, kind and score of each link to the representative', () => {
    const media = [anImage(1), anImage(3, { width: 200 }), anImage(5)];

    const plain = { isMirrored: false, isByHand: false };
    expect(groupsAt({ media, links: [aLink(1, 3)] })).toEqual([
      {
        representative: aMediaId(3),
        members: [
          { mediaId: aMediaId(3), distance: 0, kind: null, score: null, ...plain },
          { mediaId: aMediaId(1), distance: 2, kind: 'cropped', score: 0.9, ...plain },
        ],
      },
    ]);
  });

  it.each([
    ['most pixels', { width: 101 }, { sizeBytes: 9999 }],
    ['most bytes among equal pixels', { sizeBytes: 1001 }, { earliestPostMs: 1 }],
    ['the earliest post among equals', { earliestPostMs: 9 }, {}],
  ])('are represented by the image with %s', (_, better, other) => {
    const media = [anImage(1, other), anImage(2), anImage(3, better)];

    expect(idsOf(media, [aLink(1, 3), aLink(2, 3)])[0]?.[0]).toBe(3);
  });

  it('are represented by the smallest id where nothing else decides, posts without a time too', () => {
    const timeless = { earliestPostMs: Number.POSITIVE_INFINITY };

    expect(idsOf([anImage(2, timeless), anImage(1, timeless)], [aLink(1, 2)])).toEqual([[1, 2]]);
  });

  it('are cut where a chain leads away from the representative', () => {
    const media = [1, 2, 3, 4].map((id) => anImage(id));
    const chain = [aLink(1, 2), aLink(2, 3), aLink(3, 4)];

    expect(idsOf(media, chain)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('keep what only others link to the representative, where the two are copies', () => {
    const media = [1, 2, 3].map((id) => anImage(id));
    const judge: JudgePair = () => ({ kind: 'same', isMirrored: false, score: 0.85 });

    expect(idsOf(media, [aLink(1, 2), aLink(2, 3)], judge)).toEqual([[1, 2, 3]]);
  });

  it('know nothing of images that are not given', () => {
    expect(idsOf([anImage(1), anImage(2)], [aLink(1, 7), aLink(7, 2)])).toEqual([]);
  });

  it('lose a link that scores less than the threshold, and overlapping pictures sooner', () => {
    const media = [1, 2, 3].map((id) => anImage(id));
    const links = [aLink(1, 2), { ...aLink(1, 3), kind: 'overlapping' } as const];
    const at = (leastScore: number) => numbersOf(groupsAt({ media, links, leastScore }));

    expect(at(0.7)).toEqual([[1, 2, 3]]);
    expect(at(0.8)).toEqual([[1, 2]]);
    expect(at(0.9)).toEqual([[1, 2]]);
    expect(at(0.91)).toEqual([]);
  });
});

describe('groups that a person changed', () => {
  const media = [1, 2, 3, 4].map((id) => anImage(id));
  const links = [aLink(1, 2), aLink(1, 3), aLink(2, 3), aLink(3, 4)];
  const at = (...entries: (readonly DecisionEntry[])[]) =>
    numbersOf(groupsAt({ media, links, entries: entries.flat() }));

  it('lose images that were put apart; those make a group where they are copies', () => {
    expect(at()).toEqual([[1, 2, 3]]);
    expect(
      at(
        decided(1, 'apart', [
          [1, 0],
          [2, 1],
          [3, 1],
        ]),
      ),
    ).toEqual([[2, 3]]);
    expect(
      at(
        decided(1, 'apart', [
          [1, 0],
          [2, 0],
          [3, 1],
        ]),
      ),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('are none once they were dissolved', () => {
    expect(at(decided(1, 'apart', [1, 2, 3]))).toEqual([[3, 4]]);
  });

  it('hold what was put together, in the words of a person, and what is linked to it later', () => {
    const [group] = groupsAt({
      media: [1, 2, 3, 4].map((id) => anImage(id)),
      links: [aLink(3, 4)],
      entries: decided(1, 'together', [1, 3]),
    });

    expect(group?.members.map(({ mediaId, kind, isByHand }) => [mediaId, kind, isByHand])).toEqual([
      [aMediaId(1), null, false],
      [aMediaId(3), null, true],
      [aMediaId(4), null, false],
    ]);
  });

  it('follow the later of two decisions on a pair', () => {
    const apart = decided(1, 'apart', [1, 2, 3]);
    const together = decided(2, 'together', [1, 2]);

    expect(at(apart, together)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(at(decided(3, 'apart', [1, 2, 3]), together)).toEqual([[3, 4]]);
  });

  it('do not join in a roundabout way what was put apart: the later tie holds', () => {
    const apart = decided(3, 'apart', [1, 3]);
    const chain = (first: number, second: number) =>
      numbersOf(
        groupsAt({
          media,
          links: [],
          entries: [
            ...decided(first, 'together', [1, 2]),
            ...decided(second, 'together', [2, 3]),
            ...apart,
          ],
        }),
      );

    expect(chain(1, 2)).toEqual([[2, 3]]);
    expect(chain(2, 1)).toEqual([[1, 2]]);
  });

  it('are represented by what was kept last, and tell how the others lie to it', () => {
    const entries = [...decided(1, 'keep', [3]), ...decided(2, 'keep', [2])];
    const [group] = groupsAt({ media, links, entries });

    expect(group?.representative).toBe(aMediaId(2));
    expect(group?.members.map(({ kind, score }) => [kind, score])).toEqual([
      [null, null],
      ['cropped', 0.9],
      ['cropped', 0.9],
    ]);
  });
});
