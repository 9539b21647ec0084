/** Sides that thumbnails are kept in. */
const SIDES = [128, 256, 512] as const;

/** The thumbnail for a tile of so many pixels on a screen of this density. */
export function thumbnailSide(tileSide: number, pixelRatio: number): number {
  return SIDES.find((side) => side >= tileSide * pixelRatio) ?? SIDES[2];
}
