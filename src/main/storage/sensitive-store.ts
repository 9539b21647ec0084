import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { SensitiveStore } from '../pipeline/ports/sensitive-store.ts';

const UNCHECKED = `FROM media m WHERE m.state = 'clean'
  AND NOT EXISTS (SELECT 1 FROM sensitive_checks c WHERE c.media_id = m.media_id)`;

export function createSensitiveStore(database: Database): SensitiveStore {
  const countUnchecked = database.prepare<[], number>(`SELECT count(*) ${UNCHECKED}`).pluck();
  const uncheckedAfter = database
    .prepare<[string, number], MediaId>(
      `SELECT m.media_id ${UNCHECKED} AND m.media_id > ? ORDER BY m.media_id LIMIT ?`,
    )
    .pluck();
  const insert = database.prepare(
    `INSERT INTO sensitive_checks (media_id, drawing, hentai, neutral, porn, sexy, sensitive)
     VALUES (@mediaId, @drawing, @hentai, @neutral, @porn, @sexy, @sensitive)
     ON CONFLICT (media_id) DO NOTHING`,
  );

  return {
    countUnchecked: () => countUnchecked.get() ?? 0,
    uncheckedAfter: (mediaId, limit) => uncheckedAfter.all(mediaId ?? '', limit),
    commit: database.transaction((checks) => {
      for (const { mediaId, scores, sensitive } of checks) {
        insert.run({ ...scores, mediaId, sensitive: sensitive ? 1 : 0 });
      }
    }) satisfies SensitiveStore['commit'],
  };
}
