import { filterPost } from '../domain/filter-post.ts';
import type { ImportState, ImportStore, KeptPost, Rejection } from './ports/import-store.ts';
import type { PostSource, SourceRecord } from './ports/post-source.ts';
import type { StageControl } from './stage-control.ts';

/**
 * Reads posts from a source, keeps those that pass the paper's filter, and counts the rest by reason.
 *
 * Batches are written together with the source's cursor: after a stop or a kill the import goes on behind
 * the last batch, and a finished import does nothing.
 */
export async function importPosts(
  ports: {
    readonly imports: ImportStore;
    readonly isEnglish: (text: string) => boolean;
  },
  source: PostSource,
  control: StageControl,
): Promise<ImportState> {
  const begun = ports.imports.begin(source);
  if (begun.finished) return begun;
  for await (const batch of source.read(begun.cursor, control.signal)) {
    ports.imports.commitBatch(begun.importId, {
      ...sortRecords(batch.records, ports.isEnglish),
      cursor: batch.cursor,
    });
    control.report({ ...batch.progress, message: source.locator });
    control.signal.throwIfAborted();
  }
  return ports.imports.finish(begun.importId);
}

function sortRecords(
  records: readonly SourceRecord[],
  isEnglish: (text: string) => boolean,
): { readonly kept: readonly KeptPost[]; readonly rejections: readonly Rejection[] } {
  const kept: KeptPost[] = [];
  const rejections: Rejection[] = [];
  for (const record of records) {
    const { place } = record;
    if (record.kind === 'rejected') {
      rejections.push({ place, reason: record.reason, detail: record.detail });
      continue;
    }
    const { post } = record;
    const verdict = filterPost(post, isEnglish);
    if (verdict.kept) kept.push({ place, post, photos: verdict.photos });
    else rejections.push({ place, reason: verdict.reason, detail: post.text });
  }
  return { kept, rejections };
}
