import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { MediaId } from '../../shared/domain/ids.ts';
import { keptSideFor } from '../media/thumbnail-sides.ts';
import type { Session, Studio } from './studio.ts';

export type MediaResponse =
  | { readonly status: 200; readonly contentType: string; readonly body: Buffer }
  | { readonly status: 404 };

/**
 * Answers requests for images of the open workspace; `side` asks for a thumbnail of at most so many pixels,
 * or a little more. Aborting the signal takes a request that still waits out of the queue.
 */
export type MediaResponder = (
  mediaId: string,
  side: string | null,
  signal: AbortSignal,
) => Promise<MediaResponse>;

/** Thumbnails larger than the kept ones; they are for one image at a time. */
const LARGE_BYTES = 48 * 1024 * 1024;
const SIDES = { smallest: 32, largest: 2048 } as const;

/**
 * Serves images by their id only: what is no SHA-256 names no file, so nothing outside `media/` can be read.
 */
export function createMediaResponder(studio: Studio): MediaResponder {
  const large = new LRUCache<string, Buffer>({
    maxSize: LARGE_BYTES,
    sizeCalculation: (thumbnail) => thumbnail.length,
  });

  const thumbnail = async (
    { thumbnails }: Session,
    mediaId: MediaId,
    pixels: number,
    signal: AbortSignal,
  ): Promise<Buffer> => {
    const kept = keptSideFor(pixels);
    if (kept !== null) return thumbnails.get(mediaId, kept, signal);
    const key = `${mediaId} ${pixels}`;
    const body = large.get(key) ?? (await thumbnails.render(mediaId, pixels, signal));
    large.set(key, body);
    return body;
  };

  return async (requested, side, signal) => {
    const mediaId = MediaId.safeParse(requested);
    const session = studio.session();
    if (!mediaId.success || session === null) return { status: 404 };
    if (side !== null) {
      const pixels = Number(side);
      if (!(pixels >= SIDES.smallest && pixels <= SIDES.largest)) return { status: 404 };
      const body = await thumbnail(session, mediaId.data, pixels, signal).catch(() => null);
      return body === null ? { status: 404 } : { status: 200, contentType: 'image/webp', body };
    }
    const { workspace } = session;
    const format = workspace.media.formatOf(mediaId.data);
    const body =
      format === null
        ? null
        : await readFile(workspace.files.pathOf(mediaId.data)).catch(() => null);
    return body === null ? { status: 404 } : { status: 200, contentType: `image/${format}`, body };
  };
}
