import type { Database } from 'better-sqlite3';
import type {
  DatasetRestoring,
  FoundImage,
  SharedItem,
} from '../pipeline/ports/dataset-restoring.ts';

export function createDatasetRestoring(database: Database): DatasetRestoring {
  const hasPost = database
    .prepare<[string, string], number>('SELECT 1 FROM posts WHERE platform = ? AND native_id = ?')
    .pluck();
  const inPost = database.prepare<[SharedItem], FoundImage>(
    `SELECT a.media_id AS mediaId, a.post_id AS post FROM posts p
     CROSS JOIN attachments a ON a.post_id = p.post_id
     CROSS JOIN media m ON m.media_id = a.media_id AND m.state = 'clean'
     WHERE p.platform = @platform AND p.native_id = @nativePostId
       AND (a.media_id = @mediaId OR a.position = @position)
     ORDER BY a.media_id <> @mediaId, a.position LIMIT 1`,
  );
  const anywhere = database.prepare<[string], FoundImage>(
    `SELECT a.media_id AS mediaId, a.post_id AS post FROM attachments a
     CROSS JOIN media m ON m.media_id = a.media_id AND m.state = 'clean'
     WHERE a.media_id = ? ORDER BY a.post_id LIMIT 1`,
  );
  return {
    hasPost: (platform, nativePostId) => hasPost.get(platform, nativePostId) !== undefined,
    findImage: (item) => {
      const found = inPost.get(item);
      if (found?.mediaId === item.mediaId) return found;
      return anywhere.get(item.mediaId) ?? found ?? null;
    },
  };
}
