import { describe, expect, it } from 'vitest';
import {
  type CopyMedia,
  groupsOfLinked,
  type JudgePair,
  linkedCopies,
} from '../../../src/main/domain/group-copies.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

const none: JudgePair = () => null;

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
  links: Parameters<typeof linkedCopies>[1],
  judge = none,
) {
  return linkedCopies(media, links)
    .flatMap((linked) => groupsOfLinked(linked, judge))
    .map((group) => group.members.map(({ mediaId }) => Number.parseInt(mediaId, 16)));
}

describe('groups of copies', () => {
  it('tell distance, kind and score of each link to the representative', () => {
    const media = [anImage(1), anImage(3, { width: 200 }), anImage(5)];

    const [linked] = linkedCopies(media, [aLink(1, 3)]);

    expect(linked && groupsOfLinked(linked, none)).toEqual([
      {
        representative: aMediaId(3),
        members: [
          { mediaId: aMediaId(3), distance: 0, kind: null, score: null },
          { mediaId: aMediaId(1), distance: 2, kind: 'cropped', score: 0.9 },
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
});
