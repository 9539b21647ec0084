import type { MapRegion } from '../../../../shared/domain/map-region.ts';
import type { PointLook } from './map-colours.ts';
import { paintPoints } from './map-pixels.ts';
import { type MapView, type Size, toWindow } from './map-view.ts';
import { bytesOfColour, pointRadius, pointSprite } from './point-sprite.ts';

/** The points of a map and where they are seen. */
export type DrawnPoints = {
  readonly positions: readonly number[];
  /** Per point the place of its look. */
  readonly kinds: Uint8Array;
  readonly looks: readonly PointLook[];
  /** Per point 1 where it is selected; null: nothing is. */
  readonly selected: Uint8Array | null;
  readonly view: MapView;
  readonly size: Size;
};

/** What lies over the points. */
export type DrawnMarks = {
  readonly region: MapRegion | null;
  /** The path that is being drawn, x and y of the map. */
  readonly path: readonly number[];
  /** The point that is looked at. */
  readonly focus: number | null;
};

const FOCUS_SPACE = 4;

/** A picture of the points, as large as the canvas on the screen. */
export function pictureOfPoints(canvas: HTMLCanvasElement, points: DrawnPoints): ImageData {
  const { positions, looks, view, size } = points;
  const ratio = window.devicePixelRatio;
  const style = getComputedStyle(canvas);
  const picture = new ImageData(
    Math.max(1, Math.round(size.width * ratio)),
    Math.max(1, Math.round(size.height * ratio)),
  );
  const [ground] = new Uint32Array(
    Uint8ClampedArray.from(bytesOfColour(style.getPropertyValue('--ground'))).buffer,
  );
  new Uint32Array(picture.data.buffer).fill(ground ?? 0);
  const radius = ratio * pointRadius(positions.length / 2, view.scale);
  const sprites = looks.map((look) => pointSprite(look, radius, style));
  paintPoints(picture, { ...points, sprites, ratio });
  return picture;
}

/** Draws a picture of points, and over it what is selected and looked at. */
export function drawMap(
  canvas: HTMLCanvasElement,
  picture: ImageData,
  points: DrawnPoints,
  { region, path, focus }: DrawnMarks,
): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.putImageData(picture, 0, 0);
  const { positions, view, size } = points;
  context.scale(picture.width / size.width, picture.height / size.height);
  const style = getComputedStyle(canvas);
  context.strokeStyle = style.getPropertyValue('--accent');
  context.lineWidth = 1.5;
  if (region !== null) drawPath(context, points, region, true);
  if (path.length > 0) drawPath(context, points, path, false);
  if (focus === null) return;
  const [left, top] = toWindow(
    view,
    size,
    positions[2 * focus] ?? 0,
    positions[2 * focus + 1] ?? 0,
  );
  context.strokeStyle = style.getPropertyValue('--ink');
  context.lineWidth = 2;
  context.beginPath();
  const radius = pointRadius(positions.length / 2, view.scale) + FOCUS_SPACE;
  context.arc(left, top, radius, 0, 2 * Math.PI);
  context.stroke();
}

function drawPath(
  context: CanvasRenderingContext2D,
  { view, size }: DrawnPoints,
  path: readonly number[],
  isClosed: boolean,
): void {
  context.beginPath();
  for (let place = 0; place + 1 < path.length; place += 2) {
    const [left, top] = toWindow(view, size, path[place] ?? 0, path[place + 1] ?? 0);
    if (place === 0) context.moveTo(left, top);
    else context.lineTo(left, top);
  }
  if (isClosed) context.closePath();
  context.setLineDash(isClosed ? [] : [4, 3]);
  context.stroke();
  context.setLineDash([]);
}
