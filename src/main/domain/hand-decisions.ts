import type { MediaId } from '../../shared/domain/ids.ts';
import { disjointSets } from './disjoint-sets.ts';

/**
 * What a decision by hand says of an image.
 *
 * `together`: it shows the same as all images of the decision with the same `cut`; those of one `side` were a group
 * before. `apart`: it is no copy of those of the same cut on another side. `keep`: it represents its group.
 */
export type DecisionEntry = {
  readonly mediaId: MediaId;
  /** Of two decisions the one with the greater number was made later. */
  readonly decision: number;
  readonly kind: 'apart' | 'together' | 'keep';
  readonly cut: number;
  readonly side: number;
};

/** The entries of each image that has some, the newest first. */
export type HandDecisions = ReadonlyMap<MediaId, readonly DecisionEntry[]>;

export const NO_DECISIONS: HandDecisions = new Map();

export function handDecisions(entries: readonly DecisionEntry[]): HandDecisions {
  return Map.groupBy(
    entries.toSorted((a, b) => b.decision - a.decision),
    ({ mediaId }) => mediaId,
  );
}

/** What the newest decision on a pair of images says, or null where none speaks of both. */
export function decidedPair(
  decisions: HandDecisions,
  a: MediaId,
  b: MediaId,
): DecisionEntry | null {
  const others = decisions.get(b);
  if (others === undefined) return null;
  for (const entry of decisions.get(a) ?? []) {
    if (entry.kind === 'keep') continue;
    const other = others.find(
      ({ decision, cut }) => decision === entry.decision && cut === entry.cut,
    );
    if (other === undefined) continue;
    if (entry.kind === 'together' || other.side !== entry.side) return entry;
  }
  return null;
}

/** Number of the newest decision that keeps an image; 0 where none does. */
export function keptBy(decisions: HandDecisions, mediaId: MediaId): number {
  return decisions.get(mediaId)?.find(({ kind }) => kind === 'keep')?.decision ?? 0;
}

/** Images that people put together, as places, ascending. */
export type TogetherSet = {
  readonly places: readonly number[];
  /** The best image of each group that was put together: others join the set where they are copies of one. */
  readonly anchors: readonly number[];
};

/**
 * Sets of images that people put together, as places among the given ones.
 *
 * Where decisions contradict each other, the later one on a pair holds for the pair, and later ones on pairs come
 * first: two sets do not join where a pair of them was put apart and not together again since. So an apart pair
 * is never in one set, whatever others tie it. Among pairs of one decision the first images come first.
 *
 * @param media the best first.
 * @returns sets of two and more.
 */
export function putTogether(
  media: readonly { readonly mediaId: MediaId }[],
  decisions: HandDecisions,
): readonly TogetherSet[] {
  const cuts = togetherCuts(media, decisions);
  if (cuts.length === 0) return [];
  const sets = disjointSets(media.length);
  const members = new Map<number, readonly number[]>();
  const membersOf = (place: number): readonly number[] => members.get(sets.find(place)) ?? [place];
  const idOf = (place: number): MediaId => at(media, place).mediaId;
  const join = (a: number, b: number): void => {
    const joined = [...membersOf(a), ...membersOf(b)];
    sets.union(a, b);
    members.set(sets.find(a), joined);
  };
  for (const { decision, places } of cuts) {
    for (const [nth, b] of places.entries()) {
      for (const a of places.slice(0, nth)) {
        if (sets.find(a) === sets.find(b)) continue;
        if (decidedPair(decisions, idOf(a), idOf(b))?.decision !== decision) continue;
        const isFree = areFree(membersOf(a).map(idOf), membersOf(b).map(idOf), decisions);
        if (isFree) join(a, b);
      }
    }
  }
  return [...members]
    .filter(([place]) => sets.find(place) === place)
    .map(([, joined]) => {
      const places = joined.toSorted((a, b) => a - b);
      return { places, anchors: anchorsOf(places, (place) => decisions.get(idOf(place)) ?? []) };
    });
}

function anchorsOf(
  places: readonly number[],
  entriesAt: (place: number) => readonly DecisionEntry[],
): readonly number[] {
  const firstOf = new Map<string, number>();
  for (const place of places) {
    for (const { kind, decision, cut, side } of entriesAt(place)) {
      const key = `${decision} ${cut} ${side}`;
      if (kind === 'together' && !firstOf.has(key)) firstOf.set(key, place);
    }
  }
  return [...new Set(firstOf.values())].sort((a, b) => a - b);
}

/** Whether no image of one list was put apart from one of the other. */
export function areFree(
  some: readonly MediaId[],
  others: readonly MediaId[],
  decisions: HandDecisions,
): boolean {
  const apart = some.filter((mediaId) => isEverApart(decisions, mediaId));
  if (apart.length === 0) return true;
  const opposed = others.filter((mediaId) => isEverApart(decisions, mediaId));
  return apart.every((a) => opposed.every((b) => decidedPair(decisions, a, b)?.kind !== 'apart'));
}

/** Whether a decision puts an image apart from others. */
export function isEverApart(decisions: HandDecisions, mediaId: MediaId): boolean {
  return decisions.get(mediaId)?.some(({ kind }) => kind === 'apart') ?? false;
}

type Cut = { readonly decision: number; readonly cut: number; readonly places: number[] };

/** The images of each decision that puts some together, later decisions first. */
function togetherCuts(
  media: readonly { readonly mediaId: MediaId }[],
  decisions: HandDecisions,
): readonly Cut[] {
  const cuts = new Map<string, Cut>();
  if (decisions.size === 0) return [];
  for (const [place, { mediaId }] of media.entries()) {
    for (const { kind, decision, cut } of decisions.get(mediaId) ?? []) {
      if (kind !== 'together') continue;
      const key = `${decision} ${cut}`;
      const known = cuts.get(key) ?? { decision, cut, places: [] };
      known.places.push(place);
      cuts.set(key, known);
    }
  }
  return [...cuts.values()].sort((a, b) => b.decision - a.decision || a.cut - b.cut);
}

function at<T>(items: readonly T[], place: number): T {
  const item = items[place];
  if (item === undefined) throw new Error(`there is no image at place ${place}`);
  return item;
}
