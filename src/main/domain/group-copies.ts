import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyKind } from './copies/copy-kind.ts';
import type { CopyFinding } from './copies/verify-pair.ts';
import { disjointSets } from './disjoint-sets.ts';
import type { HashedMedia } from './hashed-media.ts';
import { byText } from './media-order.ts';
import { hammingDistance } from './perceptual-hash.ts';

/** An image as the grouping sees it; sizes and posts decide which image of a group is kept. */
export type CopyMedia = HashedMedia & {
  /** When its earliest post was made, or infinity where no post tells. */
  readonly earliestPostMs: number;
};

/** Two images that were found to show the same picture. */
export type CopyLink = CopyFinding & { readonly a: MediaId; readonly b: MediaId };

/** Images that show the same picture, and how each relates to the representative. */
export type CopyGroup = {
  readonly representative: MediaId;
  /** The representative first, then by distance from it, then by id. */
  readonly members: readonly {
    readonly mediaId: MediaId;
    /** How many of 64 bits of the hashes of the whole images differ. */
    readonly distance: number;
    /** Null of the representative itself. */
    readonly kind: CopyKind | null;
    readonly score: number | null;
  }[];
};

/** Compares two images that are linked by others only: their finding, or null where they are no copies. */
export type JudgePair = (a: MediaId, b: MediaId) => CopyFinding | null;

/** Images that hang together by links, the best first, and the links among them. */
export type LinkedCopies = {
  readonly media: readonly CopyMedia[];
  readonly links: readonly CopyLink[];
};

/**
 * Images that hang together by links, directly or by others. Single images are left out, as are links to
 * images that are not given.
 */
export function linkedCopies(
  media: readonly CopyMedia[],
  links: readonly CopyLink[],
): readonly LinkedCopies[] {
  const places = new Map(media.map((item, place) => [item.mediaId, place]));
  const sets = disjointSets(media.length);
  const known = links.flatMap((link) => {
    const [a, b] = [places.get(link.a), places.get(link.b)];
    return a === undefined || b === undefined || a === b ? [] : [{ a, b, link }];
  });
  for (const { a, b } of known) sets.union(a, b);
  const linksOf = Map.groupBy(known, ({ a }) => sets.find(a));
  const members = new Map<number, CopyMedia[]>([...linksOf.keys()].map((set) => [set, []]));
  media.forEach((item, place) => {
    members.get(sets.find(place))?.push(item);
  });
  return [...members].map(([set, items]) => ({
    media: items.sort(byQuality),
    links: (linksOf.get(set) ?? []).map(({ link }) => link),
  }));
}

/**
 * Cuts images that hang together into groups without chains.
 *
 * The best image represents the first group: most pixels, then most bytes (the least compressed), then the
 * earliest post, then smallest id. The others stay with it that are linked to it or, by `judge`, are copies
 * of it; those that are left make their groups in the same manner. The order of images and links
 * changes nothing.
 *
 * @returns groups of two images or more.
 */
export function groupsOfLinked({ media, links }: LinkedCopies, judge: JudgePair): CopyGroup[] {
  const findings = new Map(links.map((link) => [keyOf(link.a, link.b), link]));
  const groups: CopyGroup[] = [];
  let rest = media;
  for (let leader = rest[0]; leader !== undefined; leader = rest[0]) {
    const best = leader;
    const left: CopyMedia[] = [];
    const members: CopyGroup['members'][number][] = [];
    for (const item of rest.slice(1)) {
      const known = findings.get(keyOf(best.mediaId, item.mediaId));
      const finding = known ?? judge(best.mediaId, item.mediaId);
      if (finding === null) left.push(item);
      else {
        const { kind, score } = finding;
        const distance = hammingDistance(best.hash, item.hash);
        members.push({ mediaId: item.mediaId, distance, kind, score });
      }
    }
    if (members.length > 0) groups.push(groupOf(best.mediaId, members));
    rest = left;
  }
  return groups;
}

function groupOf(representative: MediaId, others: readonly CopyGroup['members'][number][]) {
  const sorted = [...others].sort(
    (a, b) => a.distance - b.distance || byText(a.mediaId, b.mediaId),
  );
  const first = { mediaId: representative, distance: 0, kind: null, score: null };
  return { representative, members: [first, ...sorted] };
}

function keyOf(a: MediaId, b: MediaId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function byQuality(a: CopyMedia, b: CopyMedia): number {
  return (
    b.width * b.height - a.width * a.height ||
    b.sizeBytes - a.sizeBytes ||
    compareTimes(a.earliestPostMs, b.earliestPostMs) ||
    byText(a.mediaId, b.mediaId)
  );
}

/** Infinity minus itself is no number. */
function compareTimes(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
