/** One image of the T4SA release: of which post, at which place in it (from 0), at which path. */
export type ListedImage = {
  readonly postId: string;
  readonly position: number;
  /** As the list names it, relative to the list. */
  readonly path: string;
};

const LINE = /^((?:\S.*\/)?(\d{1,20})-(\d{1,2})\.(?:jpe?g|png|webp|gif))(?:\s+[012])?$/i;

/**
 * Reads one line of a list, `data/75801/758014713804587008-1.jpg 2`; null when it is none.
 *
 * The file name holds the post's id and the image's place, from 1. The polarity behind it is left
 * aside: it is the 2017 teacher's weak label.
 */
export function parseImageListLine(text: string): ListedImage | null {
  const [, path, postId, place] = LINE.exec(text.trim()) ?? [];
  if (path === undefined || postId === undefined) return null;
  const position = Number(place) - 1;
  return position < 0 ? null : { postId, position, path };
}
