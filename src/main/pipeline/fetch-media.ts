import pMap from 'p-map';
import type {
  AttachmentResult,
  AttachmentStore,
  PendingAttachment,
} from './ports/attachment-store.ts';
import type { MediaFetcher } from './ports/media-fetcher.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { StageControl } from './stage-control.ts';

/** Attachments per transaction: a kill repeats at most as many fetches. */
const BATCH = 64;

export type FetchSummary = { readonly fetched: number; readonly rejected: number };

/**
 * Gets the bytes of every pending attachment and stores them by their SHA-256.
 *
 * The bytes are written before the row says so; what a kill leaves behind is found and used by the next run.
 */
export async function fetchMedia(
  ports: {
    readonly attachments: AttachmentStore;
    readonly files: MediaFiles;
    readonly fetcher: MediaFetcher;
  },
  options: { readonly concurrency: number; readonly retryUnreachable: boolean },
  control: StageControl,
): Promise<FetchSummary> {
  if (options.retryUnreachable) ports.attachments.retryUnreachable();
  const total = ports.attachments.countPending();
  let fetched = 0;
  let rejected = 0;
  for (let after = 0; ; ) {
    const pending = ports.attachments.pendingAfter(after, BATCH);
    const last = pending.at(-1);
    if (last === undefined) return { fetched, rejected };
    const results = await pMap(pending, (attachment) => fetchOne(ports, attachment, control), {
      concurrency: options.concurrency,
      signal: control.signal,
    });
    ports.attachments.commitResults(results);
    for (const result of results) {
      if (result.kind === 'fetched') fetched += 1;
      else rejected += 1;
    }
    control.report({
      done: fetched + rejected,
      total,
      unit: 'images',
      message: `${fetched} fetched, ${rejected} not to be had`,
    });
    after = last.attachmentId;
  }
}

async function fetchOne(
  ports: { readonly files: MediaFiles; readonly fetcher: MediaFetcher },
  { attachmentId, locator }: PendingAttachment,
  control: StageControl,
): Promise<AttachmentResult> {
  const outcome = await ports.fetcher.fetch(locator, control.signal);
  if (outcome.kind === 'rejected') return { ...outcome, attachmentId };
  const mediaId = await ports.files.store(outcome.bytes);
  return { kind: 'fetched', attachmentId, mediaId, sizeBytes: outcome.bytes.length };
}
