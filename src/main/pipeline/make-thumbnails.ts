import { setImmediate as nextTurn } from 'node:timers/promises';
import pMap from 'p-map';
import type { CleanMedia } from './ports/clean-media.ts';
import type { Thumbnails } from './ports/thumbnails.ts';
import type { StageControl } from './stage-control.ts';

const PAGE = 256;

export type ThumbnailSummary = {
  /** Images whose thumbnails were made. */
  readonly images: number;
  /** Images that had them already. */
  readonly present: number;
  /** Images whose file is gone or can no longer be decoded. */
  readonly unreadable: number;
};

/**
 * Makes the thumbnails that clean images lack, newest first.
 *
 * @param options.after images at places up to this are known to have theirs
 */
export async function makeThumbnails(
  ports: { readonly cleanMedia: CleanMedia; readonly thumbnails: Thumbnails },
  options: { readonly concurrency: number; readonly after: number },
  control: StageControl,
): Promise<ThumbnailSummary> {
  const { cleanMedia, thumbnails } = ports;
  const { after, concurrency } = options;
  const total = after === 0 ? cleanMedia.count() : null;
  let images = 0;
  let present = 0;
  let unreadable = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    control.signal.throwIfAborted();
    const page = cleanMedia.newestFirst({ after, before, limit: PAGE });
    const last = page.at(-1);
    if (last === undefined) return { images, present, unreadable };
    before = last.place;
    const lacking = thumbnails.lacking(page.map(({ mediaId }) => mediaId));
    const made = await pMap(lacking, (mediaId) => thumbnails.make(mediaId, control.signal), {
      concurrency,
      signal: control.signal,
    });
    thumbnails.flush();
    images += made.filter((isMade) => isMade).length;
    unreadable += made.filter((isMade) => !isMade).length;
    present += page.length - lacking.length;
    control.report({
      done: images + present + unreadable,
      total,
      unit: 'images',
      message: `${images} made, ${present} there already`,
    });
    await nextTurn();
  }
}
