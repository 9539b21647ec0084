import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCopyAt } from '../../../src/main/domain/copies/verify-pair.ts';
import { judged } from '../../../src/main/domain/group-copies.ts';
import {
  addCurves,
  CURVE_SCORES,
  curveOf,
  FLAT_CURVE,
} from '../../../src/main/domain/group-curve.ts';
import { decidedPair, handDecisions } from '../../../src/main/domain/hand-decisions.ts';
import { linkedCopies } from '../../../src/main/domain/linked-copies.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';
import {
  countAt,
  groupsAt,
  IMAGES,
  judgeOf,
  linksOf,
  someDecisions,
  someMedia,
  somePairs,
} from '../../helpers/linked-media.ts';

const threshold = fc.constantFrom(...CURVE_SCORES);

function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

describe('groups of copies', () => {
  it('do not depend on the order of images, links and entries of decisions', () => {
    const reordered = fc
      .tuple(someMedia, somePairs, somePairs, someDecisions)
      .chain(([media, linked, pairs, entries]) =>
        fc.tuple(
          fc.constant({ media, links: linksOf(linked), judge: judgeOf(pairs), entries }),
          shuffled(media),
          shuffled(linksOf(linked)),
          shuffled(entries),
          threshold,
        ),
      );
    fc.assert(
      fc.property(reordered, ([given, media, links, entries, leastScore]) => {
        expect(groupsAt({ ...given, media, links, entries, leastScore })).toEqual(
          groupsAt({ ...given, leastScore }),
        );
      }),
    );
  });

  it('hold images once, each a copy of the representative, which is the best of them', () => {
    fc.assert(
      fc.property(
        someMedia,
        somePairs,
        somePairs,
        threshold,
        (media, linked, pairs, leastScore) => {
          const byId = new Map(media.map((item) => [item.mediaId, item]));
          const [isLinked, judge] = [judgeOf(linked), judgeOf(pairs)];
          const groups = groupsAt({ media, links: linksOf(linked), judge, leastScore });
          const all = groups.flatMap((group) => group.members.map((member) => member.mediaId));
          expect(new Set(all).size).toBe(all.length);
          for (const { representative, members } of groups) {
            expect(members.length).toBeGreaterThan(1);
            expect(members[0]).toMatchObject({ mediaId: representative, kind: null });
            for (const { mediaId, isByHand } of members.slice(1)) {
              const findings = [isLinked(representative, mediaId), judge(representative, mediaId)];
              expect(findings.some((found) => found && isCopyAt(found, leastScore))).toBe(true);
              expect(isByHand).toBe(false);
              const [best, other] = [byId.get(representative), byId.get(mediaId)];
              expect(best?.width).toBeGreaterThanOrEqual(other?.width ?? 0);
            }
          }
        },
      ),
    );
  });

  it('leave no linked image with its link’s other end alone', () => {
    fc.assert(
      fc.property(someMedia, somePairs, threshold, (media, linked, leastScore) => {
        const grouped = new Set(
          groupsAt({ media, links: linksOf(linked), leastScore }).flatMap((group) =>
            group.members.map((member) => member.mediaId),
          ),
        );
        for (const link of linksOf(linked)) {
          if (!isCopyAt(link, leastScore)) continue;
          expect(grouped.has(link.a) || grouped.has(link.b)).toBe(true);
        }
      }),
    );
  });

  it('never hold two images that a person put apart, whatever links them', () => {
    fc.assert(
      fc.property(
        someMedia,
        somePairs,
        somePairs,
        someDecisions,
        (media, linked, pairs, entries) => {
          const decisions = handDecisions(entries);
          const links = linksOf(linked);
          for (const { members } of groupsAt({ media, links, judge: judgeOf(pairs), entries })) {
            for (const a of members) {
              for (const b of members) {
                expect(decidedPair(decisions, a.mediaId, b.mediaId)?.kind).not.toBe('apart');
              }
            }
          }
        },
      ),
    );
  });

  it('hold in one what the newest decision puts together, unless it was put apart from others there', () => {
    fc.assert(
      fc.property(
        someMedia,
        somePairs,
        somePairs,
        someDecisions,
        (media, linked, pairs, before) => {
          const together = [0, 1, 2].map((id) => ({
            mediaId: aMediaId(id),
            ...({ decision: 99, kind: 'together', cut: 0, side: 0 } as const),
          }));
          const entries = [...before, ...together];
          const groups = groupsAt({
            media,
            links: linksOf(linked),
            judge: judgeOf(pairs),
            entries,
          });
          const groupOf = (id: number) =>
            groups.find(({ members }) => members.some((member) => member.mediaId === aMediaId(id)));
          expect(groupOf(0)).toBeDefined();
          expect(groupOf(1)).toBe(groupOf(0));
          expect(groupOf(2)).toBe(groupOf(0));
        },
      ),
    );
  });

  it('are represented by what a person kept last', () => {
    fc.assert(
      fc.property(someMedia, somePairs, someDecisions, (media, linked, before) => {
        const kept = { mediaId: aMediaId(IMAGES - 1), decision: 99, cut: 0, side: 0 } as const;
        const links = linksOf(linked);
        const without = groupsAt({ media, links, entries: before });
        const groups = groupsAt({ media, links, entries: [...before, { ...kept, kind: 'keep' }] });
        const idsOf = (found: typeof groups) =>
          found.map(({ members }) => members.map(({ mediaId }) => mediaId).toSorted()).toSorted();
        expect(idsOf(groups)).toEqual(idsOf(without));
        for (const { representative, members } of groups) {
          if (members.some(({ mediaId }) => mediaId === kept.mediaId)) {
            expect(representative).toBe(kept.mediaId);
          }
        }
      }),
    );
  });

  it('are as many at every threshold as the curve says', () => {
    fc.assert(
      fc.property(
        someMedia,
        somePairs,
        somePairs,
        someDecisions,
        (media, linked, pairs, entries) => {
          const [links, judge] = [linksOf(linked), judgeOf(pairs)];
          const curve = [...linkedCopies(media, links, handDecisions(entries))].reduce(
            (sum, copies) => addCurves(sum, judged(copies, curveOf(copies), judge), 1),
            FLAT_CURVE,
          );
          expect(curve).toEqual(
            CURVE_SCORES.map((leastScore) => countAt({ media, links, judge, entries, leastScore })),
          );
          for (const leastScore of [0.6, 0.8, 1]) {
            const groups = groupsAt({ media, links, judge, entries, leastScore });
            expect(curve[CURVE_SCORES.indexOf(leastScore)]?.groups).toBe(groups.length);
          }
        },
      ),
    );
  });
});
