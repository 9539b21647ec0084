import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import {
  type GalleryFilter,
  type GalleryGrouping,
  type GalleryOrder,
  WHOLE_GALLERY,
} from '../../shared/domain/gallery.ts';
import { POLARITIES, polarityIndex } from '../../shared/domain/polarity.ts';
import type { FoundImages } from './gallery-index.ts';
import type { OpenView } from './worker-messages.ts';

/** Ten pages of the interface: more than the largest screen shows, with what it asks for ahead. */
const FIRST = 2000;
/** Most images that are not clean: each is looked up, and so many take 0.1 to 0.4 seconds. */
const MOST_UNCLEAN = 50_000;
/** Where the counts keep the images without a weak label: behind the polarities. */
const UNLABELLED = 3;

const DIRECTIONS: Partial<Record<GalleryOrder, 'ascending' | 'descending'>> = {
  'confidence-ascending': 'ascending',
  'confidence-descending': 'descending',
};
/** Per section the slots of the counts that it is made of. */
const CUTS: Partial<Record<GalleryGrouping, readonly (readonly number[])[]>> = {
  none: [[0, 1, 2, UNLABELLED]],
  polarity: [[0], [1], [2], [UNLABELLED]],
};

/** The beginning of an answer to a filter. */
export type FirstImages = Omit<FoundImages, 'rowIds'> & {
  readonly total: number;
  /** Rows of the images at the first places; all of them where they are few. */
  readonly firstRowIds: Uint32Array;
};

/** Finds the first images of common views by the indexes of the database, long before the columns are read. */
export type FirstPlaces = {
  /**
   * Equal to the beginning of what the columns of the same snapshot answer, or null.
   *
   * Null for views that only the columns answer quickly: those that ask for more than polarities and a range of
   * confidence, are ordered by something else than confidence, or are cut by something else than polarity.
   */
  readonly find: (view: OpenView) => FirstImages | null;
};

type Labelled = readonly [mediaId: string, confidence: number];
type Range = { readonly low: number; readonly high: number };

/**
 * @param database in the snapshot that the columns are read from; nothing is found once it is left.
 * @param most places that are found at most; 2,000 by default.
 */
export function createFirstPlaces(database: Database, most = FIRST): FirstPlaces {
  const countClean = database
    .prepare<[], number>("SELECT count(*) FROM media WHERE state = 'clean'")
    .pluck();
  const countUnclean = database
    .prepare<[], number>("SELECT count(*) FROM media WHERE state IN ('unchecked', 'damaged')")
    .pluck();
  // An image that is checked anew keeps its label meanwhile.
  const uncleanLabels = database
    .prepare<[], readonly [string, number, number]>(
      `SELECT l.media_id, l.confidence, l.polarity FROM media m
       CROSS JOIN media_labels l ON l.media_id = m.media_id
       WHERE m.state IN ('unchecked', 'damaged')`,
    )
    .raw();
  const countLabels = database
    .prepare<[Range & { readonly polarity: number }], number>(
      `SELECT count(*) FROM media_labels
       WHERE polarity = @polarity AND confidence BETWEEN @low AND @high`,
    )
    .pluck();
  const labels = (direction: 'ASC' | 'DESC') =>
    database
      .prepare<[Range & { readonly polarity: number; readonly limit: number }], Labelled>(
        `SELECT media_id, confidence FROM media_labels
         WHERE polarity = @polarity AND confidence BETWEEN @low AND @high
         ORDER BY confidence ${direction}, media_id LIMIT @limit`,
      )
      .raw();
  const ordered = { ascending: labels('ASC'), descending: labels('DESC') };
  const rowId = database
    .prepare<[string], number>('SELECT rowid FROM media WHERE media_id = ?')
    .pluck();
  // The sign keeps SQLite from sorting all that the index of states lists.
  const unlabelled = database
    .prepare<[number], number>(
      `SELECT m.rowid FROM media m WHERE +m.state = 'clean'
         AND NOT EXISTS (SELECT 1 FROM media_labels l WHERE l.media_id = m.media_id)
       ORDER BY m.media_id LIMIT ?`,
    )
    .pluck();

  const uncleanIn = ({ low, high }: Range): ReadonlyMap<string, number> =>
    new Map(
      uncleanLabels
        .all()
        .filter(([, confidence]) => confidence >= low && confidence <= high)
        .map(([mediaId, , polarity]) => [mediaId, polarity]),
    );
  const countsIn = (range: Range, unclean: ReadonlyMap<string, number>): FoundImages['counts'] => {
    const counts = POLARITIES.map((_, polarity) => countLabels.get({ ...range, polarity }) ?? 0);
    for (const polarity of unclean.values()) counts[polarity] = (counts[polarity] ?? 0) - 1;
    const [negative = 0, neutral = 0, positive = 0] = counts;
    const none = isWhole(range) ? (countClean.get() ?? 0) - negative - neutral - positive : 0;
    return [negative, neutral, positive, none];
  };

  return {
    find: ({ filter, order, grouping }) => {
      const direction = DIRECTIONS[order];
      const cuts = CUTS[grouping];
      if (direction === undefined || cuts === undefined || !isSimple(filter)) return null;
      if (!database.inTransaction || (countUnclean.get() ?? 0) > MOST_UNCLEAN) return null;
      const range = rangeOf(filter);
      const unclean = uncleanIn(range);
      const counts = countsIn(range, unclean);
      const isShown = shownSlots(filter);

      const rowIds: number[] = [];
      for (const slots of cuts) {
        const left = most - rowIds.length;
        const limit = left + unclean.size;
        const found = slots
          .filter((slot) => slot !== UNLABELLED && isShown(slot))
          .flatMap((polarity) => ordered[direction].all({ ...range, polarity, limit }))
          .filter(([mediaId]) => !unclean.has(mediaId))
          .sort(direction === 'descending' ? bySureness : byDoubt);
        for (const [mediaId] of found.slice(0, left)) rowIds.push(rowId.get(mediaId) ?? 0);
        if (slots.includes(UNLABELLED) && isShown(UNLABELLED) && counts[UNLABELLED] > 0) {
          rowIds.push(...unlabelled.all(most - rowIds.length));
        }
      }
      const sections = cuts
        .map((slots) => ({
          key: slots.length > 1 ? '' : (POLARITIES[slots[0] ?? UNLABELLED] ?? ''),
          count: slots.reduce((sum, slot) => sum + (isShown(slot) ? (counts[slot] ?? 0) : 0), 0),
        }))
        .filter(({ count }) => count > 0 || grouping === 'none');
      return {
        total: sections.reduce((sum, { count }) => sum + count, 0),
        firstRowIds: Uint32Array.from(rowIds),
        sectionKeys: sections.map(({ key }) => key),
        sectionCounts: Uint32Array.from(sections, ({ count }) => count),
        counts,
      };
    },
  };
}

/** Whether nothing is asked for but polarities and a range of confidence. */
function isSimple(filter: GalleryFilter): boolean {
  const { polarities, minConfidence, maxConfidence } = WHOLE_GALLERY;
  return isDeepStrictEqual({ ...filter, polarities, minConfidence, maxConfidence }, WHOLE_GALLERY);
}

function rangeOf({ minConfidence, maxConfidence }: GalleryFilter): Range {
  return minConfidence > 0 || maxConfidence < 1
    ? { low: minConfidence, high: maxConfidence }
    : { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}

function isWhole({ low, high }: Range): boolean {
  return low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY;
}

/** Which slots of the counts the view shows. */
function shownSlots({ polarities }: GalleryFilter): (slot: number) => boolean {
  if (polarities.length === 0) return () => true;
  const shown = new Set<number>(polarities.map(polarityIndex));
  return (slot) => shown.has(slot);
}

function bySureness(a: Labelled, b: Labelled): number {
  return b[1] - a[1] || byId(a, b);
}

function byDoubt(a: Labelled, b: Labelled): number {
  return a[1] - b[1] || byId(a, b);
}

function byId([a]: Labelled, [b]: Labelled): number {
  return a < b ? -1 : 1;
}
