import type { MediaId } from '../../shared/domain/ids.ts';
import type { RejectionReason } from '../../shared/domain/rejection.ts';
import type { ImageInspector, Inspection } from './ports/image-inspector.ts';
import type { MediaFetcher } from './ports/media-fetcher.ts';
import type { MediaFiles } from './ports/media-files.ts';

/** A clean image whose bytes are among the workspace's. */
export type TakenImage = {
  readonly mediaId: MediaId;
  readonly sizeBytes: number;
  readonly inspection: Inspection & { readonly kind: 'clean' };
};

/**
 * Takes an image file into the workspace: reads it, stores its bytes, and decodes it whole.
 *
 * Returns the reason where it is no image that can be used.
 */
export async function takeImageFile(
  ports: {
    readonly files: MediaFiles;
    readonly fetcher: MediaFetcher;
    readonly inspector: ImageInspector;
  },
  path: string,
  signal: AbortSignal,
): Promise<TakenImage | RejectionReason> {
  const outcome = await ports.fetcher.fetch(path, signal);
  if (outcome.kind === 'rejected') return outcome.reason;
  const mediaId = await ports.files.store(outcome.bytes);
  const inspection = await ports.inspector.inspect(ports.files.pathOf(mediaId));
  if (inspection.kind === 'damaged') return inspection.reason;
  return { mediaId, sizeBytes: outcome.bytes.length, inspection };
}
