import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { MediaStore } from '../pipeline/ports/media-store.ts';

export function createMediaStore(database: Database): MediaStore {
  const countUnchecked = database
    .prepare<[], number>("SELECT count(*) FROM media WHERE state = 'unchecked'")
    .pluck();
  const unchecked = database
    .prepare<[number], MediaId>(
      "SELECT media_id FROM media WHERE state = 'unchecked' ORDER BY media_id LIMIT ?",
    )
    .pluck();
  const markClean = database.prepare(
    `UPDATE media SET state = 'clean', format = @format, width = @width, height = @height,
       hash_high = @high, hash_low = @low, reason = NULL, detail = NULL
     WHERE media_id = @mediaId AND state = 'unchecked'`,
  );
  const savePrint = database.prepare(
    `INSERT INTO media_prints (media_id, grey) VALUES (?, ?)
     ON CONFLICT (media_id) DO UPDATE
     SET grey = excluded.grey, hashes = CASE WHEN grey = excluded.grey THEN hashes END`,
  );
  const markDamaged = database.prepare(
    `UPDATE media SET state = 'damaged', reason = ?, detail = ?
     WHERE media_id = ? AND state = 'unchecked'`,
  );
  const insert = database.prepare(
    `INSERT INTO media (media_id, size_bytes, state) VALUES (?, ?, 'unchecked')
     ON CONFLICT (media_id) DO UPDATE SET state = 'unchecked'`,
  );
  const formatOf = database
    .prepare<[MediaId], string | null>('SELECT format FROM media WHERE media_id = ?')
    .pluck();
  const origins = database.prepare<[], { readonly mediaId: MediaId; readonly locator: string }>(
    `SELECT m.media_id AS mediaId, a.locator FROM media m JOIN attachments a ON a.media_id = m.media_id
     WHERE m.state = 'clean' ORDER BY a.attachment_id`,
  );

  const commitInspections = database.transaction((results) => {
    for (const { mediaId, inspection } of results) {
      if (inspection.kind === 'clean') {
        const { format, width, height, hash, grey } = inspection;
        const { changes } = markClean.run({
          ...{ mediaId, format, width, height },
          ...{ high: hash.high, low: hash.low },
        });
        if (changes > 0 && grey !== undefined) savePrint.run(mediaId, grey);
      } else {
        markDamaged.run(inspection.reason, inspection.detail, mediaId);
      }
    }
  }) satisfies MediaStore['commitInspections'];

  return {
    countUnchecked: () => countUnchecked.get() ?? 0,
    unchecked: (limit) => unchecked.all(limit),
    commitInspections,
    addClean: database.transaction((images) => {
      for (const { mediaId, sizeBytes } of images) insert.run(mediaId, sizeBytes);
      commitInspections(images);
    }) satisfies MediaStore['addClean'],
    origins: () => origins.all(),
    formatOf: (mediaId) => formatOf.get(mediaId) ?? null,
  };
}
