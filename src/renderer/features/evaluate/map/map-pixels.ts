import { type MapView, type Size, toWindow } from './map-view.ts';

/** A small picture of a point: RGBA bytes [side, side, 4]. */
export type PointSprite = { readonly side: number; readonly pixels: Uint8ClampedArray };

export type PaintedPoints = {
  /** x and y of each point, one after the other. */
  readonly positions: readonly number[];
  /** Per point the place of its sprite. */
  readonly kinds: Uint8Array;
  readonly sprites: readonly PointSprite[];
  /** Per point 1 where it is selected; null: nothing is, and none is pale. */
  readonly selected: Uint8Array | null;
  readonly view: MapView;
  readonly size: Size;
  /** Pixels of the screen per pixel of the page. */
  readonly ratio: number;
};

/** How much of a point is left that is not selected. */
const PALE = 0.22;

/**
 * Paints points into an opaque picture, RGBA bytes [height, width, 4] in pixels of the screen, those that are selected last.
 *
 * Without a graphics card a canvas takes half a second to draw 50,000 pictures; this takes a few milliseconds.
 */
export function paintPoints(
  picture: Pick<ImageData, 'data' | 'width' | 'height'>,
  points: PaintedPoints,
): void {
  const { positions, kinds, sprites, selected, view, size, ratio } = points;
  for (const isSelected of selected === null ? [true] : [false, true]) {
    for (let point = 0; point < kinds.length; point += 1) {
      if (selected !== null && (selected[point] === 1) !== isSelected) continue;
      const sprite = sprites[kinds[point] ?? 0];
      if (sprite === undefined) continue;
      const [left, top] = toWindow(
        view,
        size,
        positions[2 * point] ?? 0,
        positions[2 * point + 1] ?? 0,
      );
      paintSprite(
        picture,
        sprite,
        Math.round(left * ratio - sprite.side / 2),
        Math.round(top * ratio - sprite.side / 2),
        isSelected ? 1 : PALE,
      );
    }
  }
}

function paintSprite(
  { data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>,
  { side, pixels }: PointSprite,
  left: number,
  top: number,
  strength: number,
): void {
  const [fromX, toX] = [Math.max(0, -left), Math.min(side, width - left)];
  const [fromY, toY] = [Math.max(0, -top), Math.min(side, height - top)];
  for (let y = fromY; y < toY; y += 1) {
    let source = 4 * (y * side + fromX);
    let at = 4 * ((top + y) * width + left + fromX);
    for (let x = fromX; x < toX; x += 1, source += 4, at += 4) {
      const alpha = ((pixels[source + 3] ?? 0) / 255) * strength;
      if (alpha === 0) continue;
      for (let channel = 0; channel < 3; channel += 1) {
        const under = data[at + channel] ?? 0;
        data[at + channel] = under + ((pixels[source + channel] ?? 0) - under) * alpha;
      }
    }
  }
}
