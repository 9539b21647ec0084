import type { Database } from 'better-sqlite3';
import {
  GALLERY_ORDERS,
  type GalleryFilter,
  type GalleryOrder,
} from '../../shared/domain/gallery.ts';
import { type FilterSets, filterColumns } from '../domain/gallery/filter-columns.ts';
import { NO_VALUE } from '../domain/gallery/gallery-columns.ts';
import { groupPlaces } from '../domain/gallery/group-places.ts';
import { orderColumns } from '../domain/gallery/order-columns.ts';
import { postTextQuery } from '../domain/gallery/post-text-query.ts';
import type { ReadColumns } from './read-columns.ts';
import { readMapPart } from './read-map-part.ts';
import { readSplits } from './read-splits.ts';
import { sectionKey } from './section-key.ts';
import type { OpenView } from './worker-messages.ts';

/** Texts and datasets whose images are remembered: switching a filter back and forth is common. */
const KEPT_SETS = 8;

/** An answer to a filter: rows of images at their places. */
export type FoundImages = {
  readonly rowIds: Uint32Array;
  readonly sectionKeys: readonly string[];
  readonly sectionCounts: Uint32Array;
  readonly counts: readonly [number, number, number, number];
};

/** The columns of one reading, with the orders and sets that were made of them. */
export type GalleryIndex = {
  readonly find: (view: OpenView) => FoundImages;
  /** Takes over what people said since. */
  readonly applyVerdicts: () => void;
  /** Makes all orders, with pauses, so that the first look at one is not slower than the next. */
  readonly warmUp: (pause: () => Promise<void>) => Promise<void>;
};

/** @param database for the sets and the verdicts; answers are as it is now. */
export function createGalleryIndex(
  database: Database,
  { columns, ordinals, revision }: ReadColumns,
): GalleryIndex {
  const orders = new Map<GalleryOrder, Uint32Array>();
  const splitsOf = remembering((dataset) => readSplits(database, ordinals, dataset));
  const postsOf = remembering((query) => {
    const most = columns.postIds.reduce((largest, postId) => Math.max(largest, postId), 0);
    const posts = new Uint8Array(most + 1);
    for (const postId of matching.all(query)) if (postId <= most) posts[postId] = 1;
    return posts;
  });
  const matching = database
    .prepare<[string], number>('SELECT rowid FROM post_texts WHERE post_texts MATCH ?')
    .pluck();
  const newVerdicts = database
    .prepare<[number], readonly [string, number | null, number]>(
      'SELECT media_id, outcome, revision FROM media_verdicts WHERE revision > ? ORDER BY revision',
    )
    .raw();
  let newest = revision;

  const orderOf = (order: GalleryOrder): Uint32Array => {
    const known = orders.get(order) ?? orderColumns(columns, order);
    orders.set(order, known);
    return known;
  };
  const setsOf = (filter: GalleryFilter): FilterSets => {
    const query = postTextQuery(filter.text);
    return {
      splits: filter.dataset === null ? null : splitsOf(filter.dataset),
      posts: query === null ? null : postsOf(query),
      onMap: filter.map === null ? null : readMapPart(database, ordinals, filter.map),
    };
  };

  return {
    find: ({ filter, order, grouping }) => {
      const { mask, total, counts } = filterColumns(columns, filter, setsOf(filter));
      const ordered = new Uint32Array(total);
      let length = 0;
      for (const place of orderOf(order)) {
        if (mask[place] === 1) {
          ordered[length] = place;
          length += 1;
        }
      }
      const { ordinals: places, sections } =
        grouping === 'none'
          ? { ordinals: ordered, sections: [{ key: null, count: total }] }
          : groupPlaces(columns, ordered, grouping, order);
      return {
        rowIds: places.map((place) => columns.rowIds[place] ?? 0),
        sectionKeys: sections.map(({ key }) => sectionKey(grouping, key, ordinals.idOf)),
        sectionCounts: Uint32Array.from(sections, ({ count }) => count),
        counts,
      };
    },
    warmUp: async (pause) => {
      for (const order of GALLERY_ORDERS) {
        await pause();
        orderOf(order);
      }
    },
    applyVerdicts: () => {
      for (const [mediaId, outcome, at] of newVerdicts.all(newest)) {
        newest = at;
        const place = ordinals.find(mediaId);
        if (place >= 0) columns.outcomes[place] = outcome ?? NO_VALUE;
      }
    },
  };
}

/** Remembers the newest answers of a function of a name. */
function remembering(make: (name: string) => Uint8Array): (name: string) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return (name) => {
    const found = known.get(name) ?? make(name);
    known.delete(name);
    known.set(name, found);
    for (const oldest of known.keys()) {
      if (known.size <= KEPT_SETS) break;
      known.delete(oldest);
    }
    return found;
  };
}
