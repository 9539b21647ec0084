import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { NearDuplicateStore } from '../pipeline/ports/near-duplicate-store.ts';
import { createSettingsStore } from './settings-store.ts';

export function createNearDuplicateStore(database: Database): NearDuplicateStore {
  const settings = createSettingsStore(database);
  const clear = database.prepare('DELETE FROM near_duplicate_members');
  const insert = database.prepare(
    `INSERT INTO near_duplicate_members (media_id, representative_id, distance, kind, score)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const markSearched = database.prepare('UPDATE media SET searched = 1 WHERE media_id = ?');
  const anyNotSearched = database
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM media m WHERE m.state = 'clean' AND m.searched = 0
         AND EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = m.media_id))`,
    )
    .pluck();

  const members = database.prepare<
    [],
    { readonly representative_id: MediaId; readonly media_id: MediaId }
  >(
    'SELECT representative_id, media_id FROM near_duplicate_members ORDER BY representative_id, media_id',
  );

  return {
    replaceGroups: database.transaction((groups, searched, radius) => {
      clear.run();
      for (const { representative, members } of groups) {
        for (const { mediaId, distance, kind = null, score = null } of members) {
          insert.run(mediaId, representative, distance, kind, score);
        }
      }
      for (const mediaId of searched) markSearched.run(mediaId);
      settings.setNearDuplicateRadius(radius);
    }) satisfies NearDuplicateStore['replaceGroups'],
    groups: () => {
      const byRepresentative = Map.groupBy(members.all(), (row) => row.representative_id);
      return [...byRepresentative.values()].map((rows) => rows.map((row) => row.media_id));
    },
    isUpToDate: () => anyNotSearched.get() === 0,
  };
}
