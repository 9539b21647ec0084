/** A decoded image: red, green and blue from 0 to 255, pixel after pixel, row by row. */
export type ColourImage = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
};

/** Longest side of the images whose content is judged, pixels: small print on a screenshot is still lines. */
export const CONTENT_SIDE = 384;

/** @throws Error when there are not three values for each pixel. */
export function requireColourImage({ width, height, pixels }: ColourImage): void {
  if (width < 1 || height < 1 || pixels.length !== width * height * 3) {
    throw new Error(`${pixels.length} values are not ${width} × ${height} pixels of three`);
  }
}
