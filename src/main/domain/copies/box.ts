/** A part of an image, in shares of its width and height. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The whole image. */
export const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };

/** Edges nearer than this to the image's count as the image's. */
export const SAME_EDGE = 0.03;
/** Where the whole of an image falls when a part of it falls on `found`. */
export function extended(part: Box, found: Box): Box {
  const width = found.width / part.width;
  const height = found.height / part.height;
  return { x: found.x - part.x * width, y: found.y - part.y * height, width, height };
}

/** Whether a box lies inside another, give or take what counts as the same edge. */
export function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x > outer.x - SAME_EDGE &&
    inner.y > outer.y - SAME_EDGE &&
    inner.x + inner.width < outer.x + outer.width + SAME_EDGE &&
    inner.y + inner.height < outer.y + outer.height + SAME_EDGE
  );
}

/** Whether a box is all of the image, give or take as much. */
export function isWhole(box: Box): boolean {
  return farthestEdge(box, WHOLE) < SAME_EDGE;
}

/** The greatest distance between edges of the same side. */
export function farthestEdge(a: Box, b: Box): number {
  return Math.max(
    Math.abs(a.x - b.x),
    Math.abs(a.y - b.y),
    Math.abs(a.x + a.width - b.x - b.width),
    Math.abs(a.y + a.height - b.y - b.height),
  );
}

/** Where a box comes to lie when the image is mirrored left to right. */
export function mirroredBox(box: Box): Box {
  return { ...box, x: 1 - box.x - box.width };
}
