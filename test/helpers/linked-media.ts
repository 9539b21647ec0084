import fc from 'fast-check';
import type { CopyFinding } from '../../src/main/domain/copies/verify-pair.ts';
import {
  type CopyGroup,
  cutGroups,
  groupCopies,
  type JudgePair,
  judged,
} from '../../src/main/domain/group-copies.ts';
import {
  type DecisionEntry,
  handDecisions,
  NO_DECISIONS,
} from '../../src/main/domain/hand-decisions.ts';
import {
  type CopyLink,
  type CopyMedia,
  linkedCopies,
} from '../../src/main/domain/linked-copies.ts';
import { byText } from '../../src/main/domain/media-order.ts';
import { aMediaId } from './a-media-id.ts';

/** So many images there are in the arbitraries below, named by `aMediaId` of 0 and up. */
export const IMAGES = 14;

/** Images of few sizes, so that some are equally good. */
export const someMedia: fc.Arbitrary<readonly CopyMedia[]> = fc
  .array(
    fc.record({ width: fc.integer({ min: 1, max: 3 }), bytes: fc.integer({ min: 1, max: 2 }) }),
    { minLength: IMAGES, maxLength: IMAGES },
  )
  .map((sizes) =>
    sizes.map(({ width, bytes }, id) => ({
      mediaId: aMediaId(id),
      hash: { high: 0, low: id },
      width,
      height: 2,
      sizeBytes: bytes,
      earliestPostMs: Number.POSITIVE_INFINITY,
    })),
  );

export type ScoredPair = readonly [a: number, b: number, finding: CopyFinding];

const finding: fc.Arbitrary<CopyFinding> = fc.record({
  kind: fc.constantFrom('same', 'cropped', 'overlapping'),
  isMirrored: fc.boolean(),
  score: fc.integer({ min: 60, max: 100 }).map((percent) => percent / 100),
});

/** Pairs of different images with findings, each pair once. */
export const somePairs: fc.Arbitrary<readonly ScoredPair[]> = fc.uniqueArray(
  fc.tuple(fc.nat(IMAGES - 1), fc.nat(IMAGES - 1), finding).filter(([a, b]) => a < b),
  { selector: ([a, b]) => a * IMAGES + b, maxLength: 24 },
);

export const someDecisions: fc.Arbitrary<readonly DecisionEntry[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('apart', 'together', 'keep'),
      images: fc.uniqueArray(fc.tuple(fc.nat(IMAGES - 1), fc.nat(2)), {
        selector: ([id]) => id,
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { maxLength: 5 },
  )
  .map((decisions) =>
    decisions.flatMap(({ kind, images }, nth) =>
      images.map(([id, side]) => ({
        mediaId: aMediaId(id),
        decision: nth + 1,
        kind,
        cut: 0,
        side,
      })),
    ),
  );

export function linksOf(pairs: readonly ScoredPair[]): readonly CopyLink[] {
  return pairs.map(([a, b, found]) => ({ a: aMediaId(a), b: aMediaId(b), ...found }));
}

/** A judge that knows these pairs, in either order. */
export function judgeOf(pairs: readonly ScoredPair[]): JudgePair {
  const known = new Map(pairs.map(([a, b, found]) => [`${aMediaId(a)} ${aMediaId(b)}`, found]));
  return (a, b) => known.get(`${a} ${b}`) ?? known.get(`${b} ${a}`) ?? null;
}

type Asked = {
  readonly media: readonly CopyMedia[];
  readonly links: readonly CopyLink[];
  readonly judge?: JudgePair;
  readonly entries?: readonly DecisionEntry[];
  readonly leastScore?: number;
};

/** All groups at a threshold, by representative. */
export function groupsAt({
  media,
  links,
  judge = () => null,
  entries,
  leastScore = 0.6,
}: Asked): readonly CopyGroup[] {
  const decisions = entries === undefined ? NO_DECISIONS : handDecisions(entries);
  return [...linkedCopies(media, links, decisions)]
    .flatMap((copies) => judged(copies, groupCopies(copies, leastScore), judge))
    .sort((a, b) => byText(a.representative, b.representative));
}

/** Number of groups and redundant images at a threshold, counted by themselves. */
export function countAt(asked: Asked): { readonly groups: number; readonly redundant: number } {
  const { media, links, judge = () => null, entries = [], leastScore = 0.6 } = asked;
  const groups = [...linkedCopies(media, links, handDecisions(entries))].flatMap((copies) =>
    judged(copies, cutGroups(copies, leastScore), judge),
  );
  const images = groups.reduce((sum, group) => sum + group.length, 0);
  return { groups: groups.length, redundant: images - groups.length };
}
