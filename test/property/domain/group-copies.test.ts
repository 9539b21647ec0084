import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CopyFinding } from '../../../src/main/domain/copies/verify-pair.ts';
import {
  type CopyGroup,
  type CopyLink,
  type CopyMedia,
  groupsOfLinked,
  type JudgePair,
  linkedCopies,
} from '../../../src/main/domain/group-copies.ts';
import { byText } from '../../../src/main/domain/media-order.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

const COUNT = 14;
const FINDING: CopyFinding = { kind: 'same', isMirrored: false, score: 0.9 };

const someMedia = fc
  .array(
    fc.record({ width: fc.integer({ min: 1, max: 3 }), bytes: fc.integer({ min: 1, max: 2 }) }),
    {
      minLength: COUNT,
      maxLength: COUNT,
    },
  )
  .map((sizes) =>
    sizes.map(
      ({ width, bytes }, id): CopyMedia => ({
        mediaId: aMediaId(id),
        hash: { high: 0, low: id },
        width,
        height: 2,
        sizeBytes: bytes,
        earliestPostMs: Number.POSITIVE_INFINITY,
      }),
    ),
  );

const somePairs = fc.uniqueArray(
  fc.tuple(fc.nat(COUNT - 1), fc.nat(COUNT - 1)).filter(([a, b]) => a < b),
  { selector: ([a, b]) => a * COUNT + b, maxLength: 20 },
);

function linksOf(pairs: readonly (readonly [number, number])[]): readonly CopyLink[] {
  return pairs.map(([a, b]) => ({ a: aMediaId(a), b: aMediaId(b), ...FINDING }));
}

/** A judge that knows these pairs, in either order. */
function judgeOf(pairs: readonly (readonly [number, number])[]): JudgePair {
  const known = new Set(pairs.map(([a, b]) => `${aMediaId(a)} ${aMediaId(b)}`));
  return (a, b) => (known.has(`${a} ${b}`) || known.has(`${b} ${a}`) ? FINDING : null);
}

function groupsOf(
  media: readonly CopyMedia[],
  links: readonly CopyLink[],
  judge: JudgePair,
): readonly CopyGroup[] {
  return linkedCopies(media, links)
    .flatMap((linked) => groupsOfLinked(linked, judge))
    .sort((a, b) => byText(a.representative, b.representative));
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

describe('groups of copies', () => {
  it('do not depend on the order of images and links', () => {
    const reordered = fc
      .tuple(someMedia, somePairs, somePairs)
      .chain(([media, linked, judged]) =>
        fc.tuple(
          fc.constant({ media, links: linksOf(linked), judge: judgeOf(judged) }),
          shuffled(media),
          shuffled(linksOf(linked)),
        ),
      );
    fc.assert(
      fc.property(reordered, ([{ media, links, judge }, otherMedia, otherLinks]) => {
        expect(groupsOf(otherMedia, otherLinks, judge)).toEqual(groupsOf(media, links, judge));
      }),
    );
  });

  it('hold images once, each a copy of the representative, which is the best of them', () => {
    fc.assert(
      fc.property(someMedia, somePairs, somePairs, (media, linked, judged) => {
        const byId = new Map(media.map((item) => [item.mediaId, item]));
        const isCopy = judgeOf([...linked, ...judged]);
        const groups = groupsOf(media, linksOf(linked), judgeOf(judged));
        const all = groups.flatMap((group) => group.members.map((member) => member.mediaId));
        expect(new Set(all).size).toBe(all.length);
        for (const { representative, members } of groups) {
          expect(members.length).toBeGreaterThan(1);
          expect(members[0]).toMatchObject({ mediaId: representative, kind: null });
          for (const { mediaId } of members.slice(1)) {
            expect(isCopy(representative, mediaId)).not.toBeNull();
            const [best, other] = [byId.get(representative), byId.get(mediaId)];
            expect(best?.width).toBeGreaterThanOrEqual(other?.width ?? 0);
          }
        }
      }),
    );
  });

  it('leave no linked image with its link’s other end alone', () => {
    fc.assert(
      fc.property(someMedia, somePairs, (media, linked) => {
        const grouped = new Set(
          groupsOf(media, linksOf(linked), () => null).flatMap((group) =>
            group.members.map((member) => member.mediaId),
          ),
        );
        for (const { a, b } of linksOf(linked)) {
          expect(grouped.has(a) || grouped.has(b)).toBe(true);
        }
      }),
    );
  });
});
