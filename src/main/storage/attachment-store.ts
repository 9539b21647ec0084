import type { Database } from 'better-sqlite3';
import type { AttachmentStore, PendingAttachment } from '../pipeline/ports/attachment-store.ts';

export function createAttachmentStore(database: Database): AttachmentStore {
  const countPending = database
    .prepare<[], number>("SELECT count(*) FROM attachments WHERE state = 'pending'")
    .pluck();
  const pendingAfter = database.prepare<[number, number], PendingAttachment>(
    `SELECT attachment_id AS attachmentId, locator FROM attachments
     WHERE state = 'pending' AND attachment_id > ? ORDER BY attachment_id LIMIT ?`,
  );
  const insertMedia = database.prepare(
    `INSERT INTO media (media_id, size_bytes, state) VALUES (?, ?, 'unchecked')
     ON CONFLICT (media_id) DO NOTHING`,
  );
  const markFetched = database.prepare(
    "UPDATE attachments SET state = 'fetched', media_id = ? WHERE attachment_id = ?",
  );
  const markRejected = database.prepare(
    "UPDATE attachments SET state = 'rejected', reason = ?, detail = ? WHERE attachment_id = ?",
  );
  const retryUnreachable = database.prepare(
    `UPDATE attachments SET state = 'pending', reason = NULL, detail = NULL
     WHERE state = 'rejected' AND reason = 'image:unreachable'`,
  );

  return {
    countPending: () => countPending.get() ?? 0,
    pendingAfter: (attachmentId, limit) => pendingAfter.all(attachmentId, limit),
    commitResults: database.transaction((results) => {
      for (const result of results) {
        if (result.kind === 'fetched') {
          insertMedia.run(result.mediaId, result.sizeBytes);
          markFetched.run(result.mediaId, result.attachmentId);
        } else {
          markRejected.run(result.reason, result.detail, result.attachmentId);
        }
      }
    }) satisfies AttachmentStore['commitResults'],
    retryUnreachable: () => retryUnreachable.run().changes,
  };
}
