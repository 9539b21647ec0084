import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import { polarityFromIndex } from '../../shared/domain/polarity.ts';
import type { LabelledImage } from '../domain/select-candidates.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';

type LabelRow = {
  readonly media_id: MediaId;
  readonly polarity: number;
  readonly confidence: number;
  readonly representative_id: MediaId | null;
};
type PostRow = { readonly media_id: MediaId; readonly post_id: number };

/** Reads what datasets are drawn from: a million images take seconds and some hundred megabytes. */
export function createDatasetCandidates(
  database: Database,
): Pick<DatasetStore, 'labelledImages' | 'agreeing'> {
  const labels = database.prepare<[], LabelRow>(
    `SELECT l.media_id, l.polarity, l.confidence, n.representative_id FROM media_labels l
     LEFT JOIN near_duplicate_members n ON n.media_id = l.media_id ORDER BY l.media_id`,
  );
  const posts = database.prepare<[], PostRow>(
    `SELECT DISTINCT media_id, post_id FROM attachments WHERE media_id IS NOT NULL
     ORDER BY media_id, post_id`,
  );
  const copies = database.prepare<
    [],
    { readonly representative_id: MediaId; readonly post_id: number }
  >(
    `SELECT n.representative_id, a.post_id FROM near_duplicate_members n
     JOIN attachments a ON a.media_id = n.media_id WHERE n.media_id <> n.representative_id`,
  );
  const agreeing = database
    .prepare<[string], MediaId>(
      `SELECT l.media_id FROM media_labels l
       WHERE NOT EXISTS (SELECT 1 FROM json_each(?) other WHERE NOT EXISTS
         (SELECT 1 FROM weak_labels w WHERE w.teacher = other.value AND w.post_id = l.post_id
           AND w.polarity = l.polarity))`,
    )
    .pluck();

  const labelledImages = (): readonly LabelledImage[] => {
    const copyPosts = new Map<MediaId, number[]>();
    for (const { representative_id, post_id } of copies.iterate()) {
      const known = copyPosts.get(representative_id);
      if (known === undefined) copyPosts.set(representative_id, [post_id]);
      else known.push(post_id);
    }
    const carried = postsInOrder(posts.iterate());
    try {
      return Array.from(labels.iterate(), (row): LabelledImage => {
        const own = carried.of(row.media_id);
        const others = copyPosts.get(row.media_id);
        return {
          mediaId: row.media_id,
          polarity: polarityFromIndex(row.polarity),
          confidence: row.confidence,
          posts: own,
          groupPosts: others === undefined ? own : ascending([...own, ...others]),
          representativeId: row.representative_id,
        };
      });
    } finally {
      carried.close();
    }
  };
  return {
    labelledImages,
    agreeing: (teachers) =>
      teachers.length === 0 ? null : new Set(agreeing.all(JSON.stringify(teachers))),
  };
}

/** Posts of images that are asked for by ascending id, as the rows come. */
function postsInOrder(rows: IterableIterator<PostRow>): {
  readonly of: (mediaId: MediaId) => readonly number[];
  readonly close: () => void;
} {
  let next = rows.next();
  return {
    of: (mediaId) => {
      while (next.done !== true && next.value.media_id < mediaId) next = rows.next();
      const found: number[] = [];
      while (next.done !== true && next.value.media_id === mediaId) {
        found.push(next.value.post_id);
        next = rows.next();
      }
      return found;
    },
    close: () => rows.return?.(),
  };
}

function ascending(posts: readonly number[]): readonly number[] {
  return [...new Set(posts)].sort((a, b) => a - b);
}
