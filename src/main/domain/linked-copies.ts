import type { MediaId } from '../../shared/domain/ids.ts';
import { strictestScore } from './copies/verify-copy.ts';
import { type CopyFinding, isCopyAt } from './copies/verify-pair.ts';
import { disjointSets } from './disjoint-sets.ts';
import {
  areFree,
  type HandDecisions,
  isEverApart,
  putTogether,
  type TogetherSet,
} from './hand-decisions.ts';
import type { HashedMedia } from './hashed-media.ts';
import { byText } from './media-order.ts';

/** An image as the grouping sees it; sizes and posts decide which image of a group is kept. */
export type CopyMedia = HashedMedia & {
  /** When its earliest post was made, or infinity where no post tells. */
  readonly earliestPostMs: number;
};

/** Two images that were found to show the same picture. */
export type CopyLink = CopyFinding & { readonly a: MediaId; readonly b: MediaId };

/** A link of two images that are named by their places. */
export type CopyLinkOfPlaces = {
  readonly a: number;
  readonly b: number;
  readonly finding: CopyFinding;
};

/**
 * Images that hang together by links or decisions, the best first, and what is known of pairs of them. Places
 * are those in `media`.
 */
export type LinkedCopies = {
  readonly media: readonly CopyMedia[];
  readonly decisions: HandDecisions;
  /** Those that stand the greatest threshold first. */
  readonly links: readonly CopyLinkOfPlaces[];
  /** What people put the image at a place into; without that it stands for itself. */
  readonly setOf: (place: number) => TogetherSet;
  /** Sets that people made, of two images and more. */
  readonly together: readonly TogetherSet[];
  /** What a pair's link or its judge says; undefined where the judge was not asked. */
  readonly findingAt: (a: number, b: number, leastScore: number) => CopyFinding | null | undefined;
  /** Keeps what the judge says of a pair that `findingAt` does not know. */
  readonly learn: (a: number, b: number, finding: CopyFinding | null) => void;
  /** Whether no image of one list was put apart from one of the other. */
  readonly areFree: (some: readonly number[], others: readonly number[]) => boolean;
  /** What judges found so far. */
  readonly judgements: () => Iterable<CopyFinding | null>;
};

/** Images or links that are looked through between two chances for other work. */
const SLICE = 1_000;

/**
 * Images that hang together by links, directly or by others, or by what people put together. Single images are
 * left out, as are links to images that are not given. The order of images and links changes nothing but that of
 * the sets.
 */
export function* linkedCopies(
  media: readonly CopyMedia[],
  links: readonly CopyLink[],
  decisions: HandDecisions,
): Generator<LinkedCopies, void> {
  for (const copies of linkedCopiesInSlices(media, links, decisions)) {
    if (copies !== null) yield copies;
  }
}

/** As `linkedCopies`, with a null between pieces of the work: other work may have its turn there. */
export function* linkedCopiesInSlices(
  media: readonly CopyMedia[],
  links: readonly CopyLink[],
  decisions: HandDecisions,
): Generator<LinkedCopies | null, void> {
  const places = new Map<MediaId, number>();
  for (const { mediaId } of media) {
    places.set(mediaId, places.size);
    if (places.size % SLICE === 0) yield null;
  }
  const sets = disjointSets(media.length);
  const known: { readonly a: number; readonly b: number; readonly link: CopyLink }[] = [];
  for (const [nth, link] of links.entries()) {
    if (nth % SLICE === SLICE - 1) yield null;
    const [a, b] = [places.get(link.a), places.get(link.b)];
    if (a === undefined || b === undefined || a === b) continue;
    known.push({ a, b, link });
    sets.union(a, b);
  }
  const firstOf = new Map<string, number>();
  for (const { mediaId, kind, decision, cut } of [...decisions.values()].flat()) {
    const place = places.get(mediaId);
    if (kind !== 'together' || place === undefined) continue;
    const key = `${decision} ${cut}`;
    sets.union(firstOf.get(key) ?? place, place);
    firstOf.set(key, place);
  }
  const found = new Map<number, { readonly items: CopyMedia[]; readonly own: CopyLink[] }>();
  const foundAt = (place: number) => {
    const set = sets.find(place);
    const before = found.get(set);
    if (before !== undefined) return before;
    const made = { items: [], own: [] };
    found.set(set, made);
    return made;
  };
  for (const [nth, { a, link }] of known.entries()) {
    if (nth % SLICE === SLICE - 1) yield null;
    foundAt(a).own.push(link);
  }
  for (const place of firstOf.values()) foundAt(place);
  for (const [place, item] of media.entries()) {
    if (place % SLICE === SLICE - 1) yield null;
    found.get(sets.find(place))?.items.push(item);
  }
  for (const { items, own } of found.values()) {
    if (items.length > 1) yield withPlaces(items.sort(byQuality), own, decisions);
  }
}

function withPlaces(
  media: readonly CopyMedia[],
  links: readonly CopyLink[],
  decisions: HandDecisions,
): LinkedCopies {
  const places = new Map(media.map((item, place) => [item.mediaId, place]));
  const keyOf = (a: number, b: number): number =>
    a < b ? a * media.length + b : b * media.length + a;
  const linked = new Map<number, CopyLinkOfPlaces>();
  for (const { a: idA, b: idB, kind, isMirrored, score } of links) {
    const [a, b] = [places.get(idA) ?? 0, places.get(idB) ?? 0];
    const key = keyOf(a, b);
    const finding = { kind, isMirrored, score };
    const before = linked.get(key);
    if (before !== undefined && strictestScore(before.finding) >= strictestScore(finding)) continue;
    linked.set(key, { a, b, finding });
  }
  const judged = new Map<number, CopyFinding | null>();
  return {
    media,
    links: strictestFirst([...linked.values()]),
    findingAt: (a, b, leastScore) => {
      const link = linked.get(keyOf(a, b))?.finding;
      if (link !== undefined && isCopyAt(link, leastScore)) return link;
      const finding = judged.get(keyOf(a, b));
      if (finding === undefined || finding === null) return finding;
      return isCopyAt(finding, leastScore) ? finding : null;
    },
    learn: (a, b, finding) => void judged.set(keyOf(a, b), finding),
    judgements: () => judged.values(),
    ...decided(media, decisions),
  };
}

/** What people say of the images. */
function decided(
  media: readonly CopyMedia[],
  decisions: HandDecisions,
): Pick<LinkedCopies, 'decisions' | 'setOf' | 'together' | 'areFree'> {
  const together = putTogether(media, decisions);
  const sets = media.map((_, place): TogetherSet => ({ places: [place], anchors: [place] }));
  for (const set of together) for (const place of set.places) sets[place] = set;
  const partedIds = new Map(
    [...media.entries()].flatMap(([place, { mediaId }]) =>
      isEverApart(decisions, mediaId) ? [[place, mediaId] as const] : [],
    ),
  );
  const partedOf = (asked: readonly number[]): readonly MediaId[] =>
    asked.flatMap((place) => partedIds.get(place) ?? []);
  return {
    decisions,
    setOf: (place) => {
      const set = sets[place];
      if (set === undefined) throw new Error(`there is no image at place ${place}`);
      return set;
    },
    together,
    areFree: (some, others) => {
      const parted = partedIds.size === 0 ? [] : partedOf(some);
      return parted.length === 0 || areFree(parted, partedOf(others), decisions);
    },
  };
}

/**
 * The same images by other decisions, with all that is known of their pairs; null where some put images together,
 * before or now: then others hang together.
 */
export function decidedAnew(
  linked: readonly LinkedCopies[],
  decisions: HandDecisions,
): readonly LinkedCopies[] | null {
  const isTogether = [...decisions.values()].flat().some(({ kind }) => kind === 'together');
  if (isTogether || linked.some(({ together }) => together.length > 0)) return null;
  return linked.map((copies) => ({ ...copies, ...decided(copies.media, decisions) }));
}

/** Sorts numbers, not links: a picture that was posted hundreds of times has tens of thousands. */
function strictestFirst(links: readonly CopyLinkOfPlaces[]): readonly CopyLinkOfPlaces[] {
  const scores = Float64Array.from(links, ({ finding }) => strictestScore(finding));
  const order = Uint32Array.from(links.keys()).sort(
    (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0),
  );
  return Array.from(order, (place) => links[place]).filter((link) => link !== undefined);
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
