import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';

/** How the release calls an image: folder, name without ending, and ending. */
export type ImageName = {
  readonly folder: string;
  readonly stem: string;
  readonly ending: string;
};

/**
 * The name that the T4SA release gives an image: `75801`, `758014713804587008-1`, `jpg`.
 *
 * The folder is the first five digits of the post's id, the number behind it the image's place in the post, from
 * 1. Images of posts that are none of X have no such name: their SHA-256 stands there, in a folder of its first two
 * digits.
 */
export function imageName({
  platform,
  nativePostId,
  position,
  mediaId,
  format,
}: Pick<ExportedItem, 'platform' | 'nativePostId' | 'position' | 'mediaId' | 'format'>): ImageName {
  const ending = format === 'jpeg' ? 'jpg' : format;
  return hasReleaseName({ platform, nativePostId })
    ? { folder: nativePostId.slice(0, 5), stem: `${nativePostId}-${position + 1}`, ending }
    : { folder: mediaId.slice(0, 2), stem: mediaId, ending };
}

/** Whether a post's id is one that the release could name. */
export function hasReleaseName({
  platform,
  nativePostId,
}: Pick<ExportedItem, 'platform' | 'nativePostId'>): boolean {
  return platform === 'x' && /^\d{1,19}$/.test(nativePostId);
}
