type Colour = readonly [red: number, green: number, blue: number];

/** A grid of values from 0 to 1, rows from the top. */
export type HeatValues = {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
};

/**
 * The colour map plasma in ten equal steps: even in lightness from dark to bright, so that it is read without hue.
 *
 * Nathaniel Smith and Stéfan van der Walt, Matplotlib (CC0).
 */
const PLASMA: readonly Colour[] = [
  [13, 8, 135],
  [70, 3, 159],
  [114, 1, 168],
  [156, 23, 158],
  [189, 55, 134],
  [216, 87, 107],
  [237, 121, 83],
  [251, 159, 58],
  [253, 202, 38],
  [240, 249, 33],
];

/** Up to the first value the image stays clear; from the second on it is covered as far as the opacity allows. */
const CLEAR_TO = 0.15;
const FULL_FROM = 0.75;

/** The colour of a value from 0 to 1; values outside count as the nearer end, those that are no number as 0. */
export function heatColour(value: number): Colour {
  const place = share(value) * (PLASMA.length - 1);
  const index = Math.min(Math.floor(place), PLASMA.length - 2);
  const [from, to] = [PLASMA[index], PLASMA[index + 1]];
  if (from === undefined || to === undefined) throw new Error('a share is between two stops');
  const mixed = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + (to[channel] - from[channel]) * (place - index));
  return [mixed(0), mixed(1), mixed(2)];
}

/** How much of the image a value covers, 0 to 1: it grows with the value, so that cold parts stay visible. */
export function heatAlpha(value: number): number {
  const part = share((share(value) - CLEAR_TO) / (FULL_FROM - CLEAR_TO));
  return part * part * (3 - 2 * part);
}

/** The grid's value at a place of the image, both from 0 to 1; bilinear between the middles of the cells. */
export function heatAt({ rows, columns, values }: HeatValues, x: number, y: number): number {
  const column = Math.max(0, Math.min(columns - 1, x * columns - 0.5));
  const row = Math.max(0, Math.min(rows - 1, y * rows - 0.5));
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, bottom] = [Math.min(left + 1, columns - 1), Math.min(top + 1, rows - 1)];
  const at = (r: number, c: number): number => share(values[r * columns + c] ?? 0);
  const [across, down] = [column - left, row - top];
  return (
    (at(top, left) * (1 - across) + at(top, right) * across) * (1 - down) +
    (at(bottom, left) * (1 - across) + at(bottom, right) * across) * down
  );
}

/** The grid as an image: RGBA bytes [height, width, 4], not premultiplied. */
export function heatPixels(
  heat: HeatValues,
  { width, height }: { readonly width: number; readonly height: number },
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = heatAt(heat, (x + 0.5) / width, (y + 0.5) / height);
      const alpha = Math.round(255 * heatAlpha(value));
      pixels.set([...heatColour(value), alpha], (y * width + x) * 4);
    }
  }
  return pixels;
}

/** The scale as a CSS gradient from 0 to 1, for a legend. */
export function heatGradient(): string {
  return `linear-gradient(to right, ${PLASMA.map((colour) => `rgb(${colour.join(' ')})`).join(', ')})`;
}

function share(value: number): number {
  return value > 0 ? Math.min(1, value) : 0;
}
