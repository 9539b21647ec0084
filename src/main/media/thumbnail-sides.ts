/**
 * Sides of the squares that kept thumbnails fit into, in pixels, from small to large.
 *
 * A dense grid, a usual grid (or a dense one on a screen of two pixels per point), and large tiles.
 */
export const THUMBNAIL_SIDES = [128, 256, 512] as const;
export type ThumbnailSide = (typeof THUMBNAIL_SIDES)[number];

/** The smallest kept side that is no smaller than `pixels`; null where none is. */
export function keptSideFor(pixels: number): ThumbnailSide | null {
  return THUMBNAIL_SIDES.find((side) => side >= pixels) ?? null;
}
