import type { Box } from './box.ts';
import { GREY_SIDE, type GreyImage, requireGreyImage } from './grey-image.ts';

/** Brightness by which the pixels of a border may differ: what strong JPEG compression leaves. */
const SPREAD = 10;
/** A border takes at most this share of an image on one side. */
const WIDEST = 0.3;
/** Below this share of content a line counts as border: resampling lets edges ring. */
const LEAST_CONTENT = 0.15;
/** Lines after the plain ones that may be part border. */
const MIXED_LINES = 2;

type Side = 'left' | 'right' | 'top' | 'bottom';

/**
 * The part of an image inside plain borders, or null where it has none.
 *
 * A border is a run of lines at an edge whose pixels all have the edge's brightness, give or take 10. Its
 * end is found to a part of a pixel from how much of the next line's picture the last line shows. A
 * plain sky may count as border too.
 */
export function contentBox(grey: GreyImage): Box | null {
  requireGreyImage(grey);
  const left = borderWidth(grey, 'left');
  const right = borderWidth(grey, 'right');
  const top = borderWidth(grey, 'top');
  const bottom = borderWidth(grey, 'bottom');
  if (left + right + top + bottom === 0) return null;
  const box = { x: left, y: top, width: 1 - left - right, height: 1 - top - bottom };
  return box.width < 0.5 || box.height < 0.5 ? null : box;
}

/** Width of the border on one side, in shares of the image. */
function borderWidth(grey: GreyImage, side: Side): number {
  const edge = lineAt(grey, side, 0);
  const colour = edge.reduce((sum, value) => sum + value, 0) / edge.length;
  const most = Math.floor(WIDEST * GREY_SIDE);
  let lines = 0;
  while (lines <= most && isPlain(lineAt(grey, side, lines), colour)) lines += 1;
  if (lines === 0 || lines > most) return 0;
  for (let mixed = 0; mixed < MIXED_LINES; mixed += 1) {
    const content = contentShare(lineAt(grey, side, lines), lineAt(grey, side, lines + 1), colour);
    if (content >= LEAST_CONTENT) return (lines + 1 - content) / GREY_SIDE;
    lines += 1;
  }
  return lines / GREY_SIDE;
}

/** How much of the picture in `next` a line shows, from 0 (border) to 1, by least squares. */
function contentShare(line: Float64Array, next: Float64Array, colour: number): number {
  let product = 0;
  let square = 0;
  for (let i = 0; i < line.length; i += 1) {
    const inside = (next[i] ?? 0) - colour;
    product += ((line[i] ?? 0) - colour) * inside;
    square += inside * inside;
  }
  return square === 0 ? 0 : Math.min(1, Math.max(0, product / square));
}

function isPlain(line: Float64Array, colour: number): boolean {
  return line.every((value) => Math.abs(value - colour) <= SPREAD);
}

function lineAt(grey: GreyImage, side: Side, depth: number): Float64Array {
  const place = side === 'left' || side === 'top' ? depth : GREY_SIDE - 1 - depth;
  const isColumn = side === 'left' || side === 'right';
  return Float64Array.from({ length: GREY_SIDE }, (_, along) =>
    isColumn ? (grey[along * GREY_SIDE + place] ?? 0) : (grey[place * GREY_SIDE + along] ?? 0),
  );
}
