import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { Split } from '../../shared/domain/split.ts';
import type { LeakItem } from '../domain/find-leaks.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';
import { createPostAuthors } from './post-authors.ts';

type ItemRow = readonly [mediaId: MediaId, split: Split, post: number | null];
type GroupRow = readonly [mediaId: MediaId, representative: MediaId];

/** Reads what ties a dataset's images to one another and to others, as of now. */
export function createDatasetLinks(database: Database): Pick<DatasetStore, 'leakLinks'> {
  const rows = database
    .prepare<[string], ItemRow>(
      `SELECT i.media_id, i.split, a.post_id FROM dataset_items i
       LEFT JOIN attachments a ON a.media_id = i.media_id
       WHERE i.dataset = ? ORDER BY i.media_id`,
    )
    .raw();
  // CROSS keeps the order of the tables: there are fewer members than items.
  const groups = database
    .prepare<[string], GroupRow>(
      `SELECT i.media_id, n.representative_id FROM near_duplicate_members n
       CROSS JOIN dataset_items i ON i.media_id = n.media_id
       WHERE i.dataset = ? ORDER BY n.media_id`,
    )
    .raw();
  const postAuthors = createPostAuthors(database);
  return {
    leakLinks: (name) => {
      const items: LeakItem[] = [];
      const places: number[] = [];
      const posts: number[] = [];
      let last: MediaId | null = null;
      for (const [mediaId, split, post] of rows.iterate(name)) {
        if (last !== mediaId) items.push({ mediaId, split });
        last = mediaId;
        if (post === null) continue;
        places.push(items.length - 1);
        posts.push(post);
      }
      const authors = postAuthors();
      return {
        items,
        posts: { places: Uint32Array.from(places), posts: Float64Array.from(posts) },
        authors: authors === null ? null : Int32Array.from(posts, (post) => authors[post] ?? -1),
        groups: groupNumbers(items, groups.iterate(name)),
      };
    },
  };
}

/** @param rows by media id, as the items. */
function groupNumbers(items: readonly LeakItem[], rows: Iterable<GroupRow>): Int32Array {
  const numbers = new Int32Array(items.length).fill(-1);
  const known = new Map<MediaId, number>();
  let place = 0;
  for (const [mediaId, representative] of rows) {
    while (items[place] !== undefined && items[place]?.mediaId !== mediaId) place += 1;
    const number = known.get(representative) ?? known.size;
    known.set(representative, number);
    numbers[place] = number;
  }
  return numbers;
}
