import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyKind } from '../../shared/domain/near-duplicates.ts';
import { type CopyFinding, isCopyAt } from './copies/verify-pair.ts';
import { disjointSets } from './disjoint-sets.ts';
import { keptBy, type TogetherSet } from './hand-decisions.ts';
import type { LinkedCopies } from './linked-copies.ts';
import { byText } from './media-order.ts';
import { hammingDistance } from './perceptual-hash.ts';

/** Images that show the same picture, and how each relates to the representative. */
export type CopyGroup = {
  readonly representative: MediaId;
  /** The representative first, then by distance from it, then by id. */
  readonly members: readonly {
    readonly mediaId: MediaId;
    /** How many of 64 bits of the hashes of the whole images differ. */
    readonly distance: number;
    /** Null of the representative itself, and of an image that is no copy of it. */
    readonly kind: CopyKind | null;
    readonly score: number | null;
    readonly isMirrored: boolean;
    /** Only a person put it there. */
    readonly isByHand: boolean;
  }[];
};

/** Pairs of places that a judge is asked about; it answers by `learn` before the work goes on. */
export type AskedPairs = readonly (readonly [number, number])[];

/** Compares two images that only others link: their finding, or null where they are no copies. */
export type JudgePair = (a: MediaId, b: MediaId) => CopyFinding | null;

/** A group as places, the best image first. */
type CutGroup = readonly number[];

/**
 * Cuts images that hang together at a threshold into groups without chains.
 *
 * The best image represents the first group: most pixels, then most bytes (the least compressed), then the
 * earliest post, then smallest id. The others stay with it that are linked to it or, by the judge, are copies
 * of it; those that are left make their groups in the same manner. What people put together stays
 * together, and the best image of each group that they put together stands for it. What people put apart is
 * never in one group. The order of images and links changes nothing.
 *
 * @returns groups of two images or more.
 */
export function* cutGroups(
  copies: LinkedCopies,
  leastScore: number,
): Generator<AskedPairs, readonly CutGroup[]> {
  const groups: CutGroup[] = [];
  for (const hanging of hangingTogether(copies, leastScore)) {
    let rest = hanging;
    while (rest.length > 1) {
      const [leader = 0] = rest;
      const own = copies.setOf(leader);
      const others = rest.filter((place) => copies.setOf(place) !== own);
      const standing = others.filter((place) => copies.setOf(place).anchors.includes(place));
      yield* unknownPairs(copies, own.anchors, standing, leastScore);
      const { group, left } = gathered(copies, own, others, leastScore);
      if (group.length > 1) groups.push(group);
      rest = left;
    }
  }
  return groups;
}

/** The groups that `cutGroups` cuts, with their representatives; a person's choice of one holds. */
export function* groupCopies(
  copies: LinkedCopies,
  leastScore: number,
): Generator<AskedPairs, readonly CopyGroup[]> {
  const groups: CopyGroup[] = [];
  for (const group of yield* cutGroups(copies, leastScore)) {
    const [leader = 0] = group;
    const representative = keptOf(copies, group);
    const toLeader = group.filter(
      (place) => copies.setOf(place).places.length > 1 && place !== leader,
    );
    yield* unknownPairs(copies, [leader], toLeader, leastScore);
    yield* unknownPairs(copies, [representative], withoutPlace(group, representative), leastScore);
    groups.push(describedGroup(copies, group, representative, leastScore));
  }
  return groups;
}

/** Does what a generator asks for by judging pair after pair. */
export function judged<T>(
  copies: LinkedCopies,
  work: Generator<AskedPairs, T>,
  judge: JudgePair,
): T {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    for (const [a, b] of step.value) copies.learn(a, b, judge(idAt(copies, a), idAt(copies, b)));
  }
}

/** Places that links of this threshold or people tie, ascending; single ones are left out. */
function hangingTogether(copies: LinkedCopies, leastScore: number): readonly (readonly number[])[] {
  const sets = disjointSets(copies.media.length);
  let count = copies.media.length;
  for (const { a, b, finding } of copies.links) {
    if (count === 1) break;
    if (!isCopyAt(finding, leastScore) || sets.find(a) === sets.find(b)) continue;
    sets.union(a, b);
    count -= 1;
  }
  for (const { places } of copies.together) {
    for (const place of places) sets.union(places[0] ?? place, place);
  }
  const members = new Map<number, number[]>();
  for (const place of copies.media.keys()) {
    const set = sets.find(place);
    const known = members.get(set);
    if (known === undefined) members.set(set, [place]);
    else known.push(place);
  }
  return [...members.values()].filter((places) => places.length > 1);
}

/** Of what is left, the images that come to the leader's own, and those that stay. */
function gathered(
  copies: LinkedCopies,
  own: TogetherSet,
  rest: readonly number[],
  leastScore: number,
): { readonly group: CutGroup; readonly left: readonly number[] } {
  const group = [...own.places];
  const left: number[] = [];
  const decided = new Map<TogetherSet, boolean>();
  const isCopy = (set: TogetherSet): boolean =>
    own.anchors.some((a) => set.anchors.some((b) => Boolean(copies.findingAt(a, b, leastScore))));
  for (const place of rest) {
    const set = copies.setOf(place);
    const before = decided.get(set);
    const joins = before ?? (isCopy(set) && copies.areFree(set.places, group));
    if (before === undefined && joins) group.push(...set.places);
    decided.set(set, joins);
    if (!joins) left.push(place);
  }
  return { group: group.sort((a, b) => a - b), left };
}

/** Asks for the pairs that no link or judge has told yet. */
function* unknownPairs(
  copies: LinkedCopies,
  anchors: readonly number[],
  places: readonly number[],
  leastScore: number,
): Generator<AskedPairs, void> {
  const asked = anchors.flatMap((anchor) =>
    places
      .filter((place) => copies.findingAt(anchor, place, leastScore) === undefined)
      .filter((place) => copies.areFree([anchor], [place]))
      .map((place) => [anchor, place] as const),
  );
  if (asked.length > 0) yield asked;
}

function keptOf({ media, decisions }: LinkedCopies, group: CutGroup): number {
  const [leader = 0] = group;
  if (decisions.size === 0) return leader;
  const keptAt = (place: number): number => {
    const mediaId = media[place]?.mediaId;
    return mediaId === undefined ? 0 : keptBy(decisions, mediaId);
  };
  return group.reduce((best, place) => (keptAt(place) > keptAt(best) ? place : best), leader);
}

function describedGroup(
  copies: LinkedCopies,
  group: CutGroup,
  representative: number,
  leastScore: number,
): CopyGroup {
  const [leader = 0] = group;
  const hashAt = (place: number) => copies.media[place]?.hash ?? { high: 0, low: 0 };
  const isByHand = (place: number): boolean =>
    place !== leader &&
    copies.setOf(place).places.length > 1 &&
    (copies.findingAt(leader, place, leastScore) ?? null) === null;
  const members = withoutPlace(group, representative).map((place) => {
    const finding = copies.findingAt(representative, place, leastScore) ?? null;
    return {
      mediaId: idAt(copies, place),
      distance: hammingDistance(hashAt(representative), hashAt(place)),
      kind: finding?.kind ?? null,
      score: finding?.score ?? null,
      isMirrored: finding?.isMirrored ?? false,
      isByHand: isByHand(place),
    };
  });
  members.sort((a, b) => a.distance - b.distance || byText(a.mediaId, b.mediaId));
  const first = {
    ...{ mediaId: idAt(copies, representative), distance: 0, kind: null, score: null },
    ...{ isMirrored: false, isByHand: isByHand(representative) },
  };
  return { representative: first.mediaId, members: [first, ...members] };
}

function withoutPlace(group: CutGroup, left: number): CutGroup {
  return group.filter((place) => place !== left);
}

function idAt({ media }: LinkedCopies, place: number): MediaId {
  const item = media[place];
  if (item === undefined) throw new Error(`there is no image at place ${place}`);
  return item.mediaId;
}
