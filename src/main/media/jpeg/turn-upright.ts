/**
 * A square picture turned and mirrored as its orientation says (Exif 2.3, tag 0x0112): the row and column that are
 * stored first are shown at the side that the orientation names.
 *
 * @param orientation 1 to 8.
 */
export function turnUpright(pixels: Uint8Array, side: number, orientation: number): Uint8Array {
  if (orientation === 1) return pixels;
  const isTransposed = orientation > 4;
  const isRightToLeft = [2, 3, 7, 8].includes(orientation);
  const isBottomUp = [3, 4, 6, 7].includes(orientation);
  const upright = new Uint8Array(pixels.length);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const across = isTransposed ? y : x;
      const down = isTransposed ? x : y;
      const column = isRightToLeft ? side - 1 - across : across;
      const row = isBottomUp ? side - 1 - down : down;
      upright[y * side + x] = pixels[row * side + column] ?? 0;
    }
  }
  return upright;
}
