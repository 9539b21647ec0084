import type { MediaId } from '../../shared/domain/ids.ts';
import { disjointSets } from './disjoint-sets.ts';
import { findNearPairs } from './hamming-index.ts';
import { type DistinctHashes, distinctHashes, hashListOf } from './hash-list.ts';
import { byText } from './media-order.ts';
import { hammingDistance, type PerceptualHash } from './perceptual-hash.ts';

/** An image as the grouping sees it; sizes decide which image of a group is kept. */
export type HashedMedia = {
  readonly mediaId: MediaId;
  readonly hash: PerceptualHash;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
};

export type NearDuplicateGroup = {
  readonly representative: MediaId;
  /** All images of the group, the representative first, then by distance from it, then by id. */
  readonly members: readonly { readonly mediaId: MediaId; readonly distance: number }[];
};

/**
 * Groups images that show the same picture, by their perceptual hashes.
 *
 * 1. Images whose hashes differ in at most `radius` bits are linked; links chain.
 * 2. Of the images that are linked in a chain, the best becomes a representative: most pixels, then
 *    most bytes, then smallest id.
 * 3. It takes those that differ from it in at most `chainLimit` bits; without this, a long chain would
 *    join pictures that have nothing in common. From the images left over of the chain the best is
 *    again a representative, and so on.
 *
 * Any two representatives therefore differ in more than `radius` bits. The result does not depend on
 * the order of the items. An image is in one group at most; images without near-duplicates are in none.
 *
 * @param media each id once.
 * @returns groups of two images or more, by the id of their representative.
 */
export function groupNearDuplicates(
  media: readonly HashedMedia[],
  { radius, chainLimit = 2 * radius }: { readonly radius: number; readonly chainLimit?: number },
): readonly NearDuplicateGroup[] {
  const bestFirst = [...media].sort(byQuality);
  const distinct = distinctHashes(hashListOf(bestFirst.map((item) => item.hash)));
  const groups: NearDuplicateGroup[] = [];
  for (const chain of chainsOf(distinct, radius)) {
    for (const bundles of dividedChain(chain, chainLimit)) {
      const members = bundles.flatMap((bundle) => mediaOf(bundle, distinct, bestFirst));
      if (members.length > 1) groups.push(groupOf(members));
    }
  }
  return groups.sort((a, b) => byText(a.representative, b.representative));
}

/** All images of one hash; `best` is the rank of the best of them. */
type Bundle = { readonly place: number; readonly best: number; readonly hash: PerceptualHash };

/** Distinct hashes that are linked, each chain with the best image's hash first. */
function chainsOf(distinct: DistinctHashes, radius: number): readonly (readonly Bundle[])[] {
  const { highs, lows } = distinct.hashes;
  const sets = disjointSets(highs.length);
  findNearPairs(distinct.hashes, radius, sets.union);
  const chains = new Map<number, Bundle[]>();
  highs.forEach((high, place) => {
    const best = distinct.members[distinct.starts[place] ?? 0] ?? 0;
    const bundle = { place, best, hash: { high, low: lows[place] ?? 0 } };
    const chain = chains.get(sets.find(place));
    if (chain === undefined) chains.set(sets.find(place), [bundle]);
    else chain.push(bundle);
  });
  return [...chains.values()].map((chain) => chain.sort((a, b) => a.best - b.best));
}

/** The chain cut into parts, each of hashes that lie within the limit from its first. */
function dividedChain(
  chain: readonly Bundle[],
  chainLimit: number,
): readonly (readonly Bundle[])[] {
  const parts: (readonly Bundle[])[] = [];
  let rest = chain;
  for (let leader = rest[0]; leader !== undefined; leader = rest[0]) {
    const { hash } = leader;
    const isNear = (bundle: Bundle) => hammingDistance(hash, bundle.hash) <= chainLimit;
    parts.push(rest.filter(isNear));
    rest = rest.filter((bundle) => !isNear(bundle));
  }
  return parts;
}

function mediaOf(
  { place }: Bundle,
  { starts, members }: DistinctHashes,
  bestFirst: readonly HashedMedia[],
): readonly HashedMedia[] {
  return [...members.subarray(starts[place], starts[place + 1])].flatMap(
    (rank) => bestFirst[rank] ?? [],
  );
}

/** @param media not empty; the best image first. */
function groupOf(media: readonly HashedMedia[]): NearDuplicateGroup {
  const [best, ...others] = media;
  if (best === undefined) throw new Error('a near-duplicate group has at least one image');
  const distant = others.map(({ mediaId, hash }) => ({
    mediaId,
    distance: hammingDistance(best.hash, hash),
  }));
  distant.sort((a, b) => a.distance - b.distance || byText(a.mediaId, b.mediaId));
  return {
    representative: best.mediaId,
    members: [{ mediaId: best.mediaId, distance: 0 }, ...distant],
  };
}

function byQuality(a: HashedMedia, b: HashedMedia): number {
  return (
    b.width * b.height - a.width * a.height ||
    b.sizeBytes - a.sizeBytes ||
    byText(a.mediaId, b.mediaId)
  );
}
