import type { Database } from 'better-sqlite3';
import type { Link } from '../domain/linked-components.ts';

/** What ties images to one another: the posts that carry them, and their near-duplicate groups. */
export type MediaLinks = () => readonly Link[];

export function createMediaLinks(database: Database): MediaLinks {
  const posts = database.prepare<[], { readonly media_id: string; readonly post_id: number }>(
    'SELECT DISTINCT media_id, post_id FROM attachments WHERE media_id IS NOT NULL',
  );
  const groups = database.prepare<
    [],
    { readonly media_id: string; readonly representative_id: string }
  >(
    `SELECT media_id, representative_id FROM near_duplicate_members
     WHERE media_id <> representative_id`,
  );
  return () => [
    ...posts.all().map((row): Link => [row.media_id, `post ${row.post_id}`]),
    ...groups.all().map((row): Link => [row.media_id, row.representative_id]),
  ];
}
