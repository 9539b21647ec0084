import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ImportState, ImportStore } from '../pipeline/ports/import-store.ts';

/** Examples kept per reason and import: enough to see the pattern. */
const EXAMPLES_PER_REASON = 5;
const DETAIL_LENGTH = 300;

const Cursor = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

type ImportRow = {
  readonly import_id: number;
  readonly cursor: string | null;
  readonly finished: number;
  readonly records: number;
  readonly posts: number;
};

export function createImportStore(database: Database): ImportStore {
  const insertImport = database.prepare(
    'INSERT INTO imports (kind, locator, fingerprint) VALUES (?, ?, ?) ON CONFLICT (fingerprint) DO NOTHING',
  );
  const byFingerprint = database.prepare<[string], ImportRow>(
    'SELECT import_id, cursor, finished, records, posts FROM imports WHERE fingerprint = ?',
  );
  const byId = database.prepare<[number], ImportRow>(
    'SELECT import_id, cursor, finished, records, posts FROM imports WHERE import_id = ?',
  );
  const insertPost = database.prepare(
    `INSERT INTO posts (import_id, platform, native_id, text, language, posted_at_ms, possibly_sensitive, author_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (platform, native_id) DO NOTHING`,
  );
  const insertAttachment = database.prepare(
    `INSERT INTO attachments (post_id, position, locator, alt_text, state) VALUES (?, ?, ?, ?, 'pending')`,
  );
  const countRejection = database.prepare(
    `INSERT INTO import_rejections (import_id, reason, count) VALUES (?, ?, 1)
     ON CONFLICT (import_id, reason) DO UPDATE SET count = count + 1`,
  );
  const insertExample = database.prepare(
    `INSERT INTO import_rejection_examples (import_id, reason, place, detail)
     SELECT @importId, @reason, @place, @detail
     WHERE (SELECT count(*) FROM import_rejection_examples
            WHERE import_id = @importId AND reason = @reason) < ${EXAMPLES_PER_REASON}`,
  );
  const advance = database.prepare(
    'UPDATE imports SET cursor = ?, records = records + ?, posts = posts + ? WHERE import_id = ?',
  );
  const list = database.prepare<[], ReturnType<ImportStore['list']>[number]>(
    'SELECT kind, locator, records FROM imports ORDER BY import_id',
  );
  const finishImport = database.prepare('UPDATE imports SET finished = 1 WHERE import_id = ?');

  const reject = (importId: number, reason: string, place: string, detail: string): void => {
    countRejection.run(importId, reason);
    insertExample.run({ importId, reason, place, detail: detail.slice(0, DETAIL_LENGTH) });
  };

  return {
    begin: (source) => {
      insertImport.run(source.kind, source.locator, source.fingerprint);
      return importState(byFingerprint.get(source.fingerprint));
    },

    commitBatch: database.transaction((importId, batch) => {
      let posts = 0;
      for (const { place, post, photos } of batch.kept) {
        const inserted = insertPost.run(
          importId,
          post.platform,
          post.nativeId,
          post.text,
          post.language,
          post.postedAtMs,
          post.possiblySensitive ? 1 : 0,
          post.authorId ?? null,
        );
        if (inserted.changes === 0) {
          reject(importId, 'post:duplicate', place, `${post.platform} ${post.nativeId}`);
          continue;
        }
        posts += 1;
        for (const photo of photos) {
          insertAttachment.run(
            inserted.lastInsertRowid,
            photo.position,
            photo.locator,
            photo.altText ?? null,
          );
        }
      }
      for (const { reason, place, detail } of batch.rejections) {
        reject(importId, reason, place, detail);
      }
      const records = batch.kept.length + batch.rejections.length;
      advance.run(JSON.stringify(batch.cursor), records, posts, importId);
    }) satisfies ImportStore['commitBatch'],

    list: () => list.all(),

    finish: (importId) => {
      finishImport.run(importId);
      return importState(byId.get(importId));
    },
  };
}

function importState(row: ImportRow | undefined): ImportState {
  if (row === undefined) throw new Error('the import is not in the database');
  return {
    importId: row.import_id,
    cursor: row.cursor === null ? null : Cursor.parse(JSON.parse(row.cursor)),
    finished: row.finished === 1,
    records: row.records,
    posts: row.posts,
  };
}
