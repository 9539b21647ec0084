import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { Split } from '../../shared/domain/split.ts';
import type { LeakItem } from '../domain/find-leaks.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';

/** Reads what ties a dataset's images to one another and to others, as of now. */
export function createDatasetLinks(database: Database): Pick<DatasetStore, 'leakLinks'> {
  const rows = database.prepare<
    [string],
    { readonly media_id: MediaId; readonly split: Split; readonly post_id: number | null }
  >(
    `SELECT i.media_id, i.split, a.post_id FROM dataset_items i
     LEFT JOIN attachments a ON a.media_id = i.media_id
     WHERE i.dataset = ? ORDER BY i.media_id`,
  );
  const groups = database.prepare<
    [string],
    { readonly media_id: MediaId; readonly representative_id: MediaId }
  >(
    `SELECT i.media_id, n.representative_id FROM dataset_items i
     JOIN near_duplicate_members n ON n.media_id = i.media_id
     WHERE i.dataset = ? ORDER BY i.media_id`,
  );
  return {
    leakLinks: (name) => {
      const items: LeakItem[] = [];
      const places: number[] = [];
      const posts: number[] = [];
      for (const { media_id, split, post_id } of rows.iterate(name)) {
        if (items.at(-1)?.mediaId !== media_id) items.push({ mediaId: media_id, split });
        if (post_id === null) continue;
        places.push(items.length - 1);
        posts.push(post_id);
      }
      return {
        items,
        posts: { places: Uint32Array.from(places), posts: Float64Array.from(posts) },
        groups: groupNumbers(items, groups.iterate(name)),
      };
    },
  };
}

/** @param rows by media id, as the items. */
function groupNumbers(
  items: readonly LeakItem[],
  rows: Iterable<{ readonly media_id: MediaId; readonly representative_id: MediaId }>,
): Int32Array {
  const numbers = new Int32Array(items.length).fill(-1);
  const known = new Map<MediaId, number>();
  let place = 0;
  for (const { media_id, representative_id } of rows) {
    while (items[place] !== undefined && items[place]?.mediaId !== media_id) place += 1;
    const number = known.get(representative_id) ?? known.size;
    known.set(representative_id, number);
    numbers[place] = number;
  }
  return numbers;
}
