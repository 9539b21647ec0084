import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { MediaId } from '../../shared/domain/ids.ts';
import { renderThumbnail } from '../media/thumbnail.ts';
import type { Studio } from './studio.ts';

export type MediaResponse =
  | { readonly status: 200; readonly contentType: string; readonly body: Buffer }
  | { readonly status: 404 };

/** Answers requests for images of the open workspace; `side` asks for a thumbnail of at most so many pixels. */
export type MediaResponder = (mediaId: string, side: string | null) => Promise<MediaResponse>;

const CACHE_BYTES = 96 * 1024 * 1024;
const SIDES = { smallest: 32, largest: 2048 } as const;

/**
 * Serves images by their id only: what is no SHA-256 names no file, so nothing outside `media/` can be read.
 */
export function createMediaResponder(studio: Studio): MediaResponder {
  const thumbnails = new LRUCache<string, Buffer>({
    maxSize: CACHE_BYTES,
    sizeCalculation: (thumbnail) => thumbnail.length,
  });

  return async (requested, side) => {
    const mediaId = MediaId.safeParse(requested);
    const workspace = studio.session()?.workspace;
    if (!mediaId.success || workspace === undefined) return { status: 404 };
    const path = workspace.files.pathOf(mediaId.data);
    if (side !== null) {
      const pixels = Number(side);
      if (!(pixels >= SIDES.smallest && pixels <= SIDES.largest)) return { status: 404 };
      const key = `${mediaId.data} ${pixels}`;
      const body = thumbnails.get(key) ?? (await renderThumbnail(path, pixels).catch(() => null));
      if (body === null) return { status: 404 };
      thumbnails.set(key, body);
      return { status: 200, contentType: 'image/webp', body };
    }
    const format = workspace.media.formatOf(mediaId.data);
    const body = format === null ? null : await readFile(path).catch(() => null);
    return body === null ? { status: 404 } : { status: 200, contentType: `image/${format}`, body };
  };
}
