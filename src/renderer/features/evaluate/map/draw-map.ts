import { isInRegion, type MapRegion } from '../../../../shared/domain/map-region.ts';
import type { PointLook } from './map-colours.ts';
import { type MapView, type Size, toWindow } from './map-view.ts';

export type DrawnMap = {
  readonly positions: readonly number[];
  /** Per point the place of its look. */
  readonly kinds: Uint8Array;
  readonly looks: readonly PointLook[];
  readonly view: MapView;
  readonly size: Size;
  /** What is selected; others are pale beside it. */
  readonly region: MapRegion | null;
  /** The path that is being drawn, x and y of the map. */
  readonly path: readonly number[];
  /** The point that is looked at. */
  readonly focus: number | null;
};

const PALE = 0.22;

/** Draws a map of any number of points; the context is scaled to pixels of the page. */
export function drawMap(canvas: HTMLCanvasElement, map: DrawnMap): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { size, view, positions, region, focus } = map;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const radius = pointRadius(positions.length / 2, view.scale);
  const sprites = map.looks.map((look) => spriteOf(look, radius, ratio, style));
  const side = 2 * radius + 2;
  for (const isSelected of region === null ? [true] : [false, true]) {
    context.globalAlpha = isSelected ? 1 : PALE;
    for (let point = 0; point < map.kinds.length; point += 1) {
      const [x, y] = [positions[2 * point] ?? 0, positions[2 * point + 1] ?? 0];
      const [left, top] = toWindow(view, size, x, y);
      if (left < -side || top < -side || left > size.width + side || top > size.height + side) {
        continue;
      }
      if (region !== null && isInRegion(region, x, y) !== isSelected) continue;
      const sprite = sprites[map.kinds[point] ?? 0];
      if (sprite !== undefined) {
        context.drawImage(sprite, left - side / 2, top - side / 2, side, side);
      }
    }
  }
  context.globalAlpha = 1;
  context.strokeStyle = style.getPropertyValue('--accent');
  context.lineWidth = 1.5;
  if (region !== null) drawPath(context, map, region, true);
  if (map.path.length > 0) drawPath(context, map, map.path, false);
  if (focus !== null) {
    const [left, top] = toWindow(
      view,
      size,
      positions[2 * focus] ?? 0,
      positions[2 * focus + 1] ?? 0,
    );
    context.strokeStyle = style.getPropertyValue('--ink');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(left, top, radius + 4, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Few points are large, many small; all grow as one comes nearer. */
function pointRadius(count: number, scale: number): number {
  const room = scale / Math.sqrt(Math.max(1, count));
  return Math.max(1.6, Math.min(6, room / 5));
}

function spriteOf(
  look: PointLook,
  radius: number,
  ratio: number,
  style: CSSStyleDeclaration,
): HTMLCanvasElement {
  const sprite = document.createElement('canvas');
  const side = 2 * radius + 2;
  sprite.width = Math.ceil(side * ratio);
  sprite.height = sprite.width;
  const context = sprite.getContext('2d');
  if (context === null) return sprite;
  context.scale(sprite.width / side, sprite.width / side);
  context.translate(side / 2, side / 2);
  context.fillStyle = style.getPropertyValue(look.colour);
  context.strokeStyle = context.fillStyle;
  context.globalAlpha = 0.85;
  context.beginPath();
  if (look.form === 'cross') {
    const arm = radius * 0.8;
    context.lineWidth = Math.max(1.2, radius * 0.55);
    context.moveTo(-arm, -arm);
    context.lineTo(arm, arm);
    context.moveTo(arm, -arm);
    context.lineTo(-arm, arm);
    context.stroke();
    return sprite;
  }
  if (look.form === 'disc') context.arc(0, 0, radius * 0.85, 0, 2 * Math.PI);
  else {
    const towards = look.form === 'up' ? -1 : 1;
    context.moveTo(0, towards * radius);
    context.lineTo(radius, -towards * radius * 0.8);
    context.lineTo(-radius, -towards * radius * 0.8);
    context.closePath();
  }
  context.fill();
  return sprite;
}

function drawPath(
  context: CanvasRenderingContext2D,
  { view, size }: DrawnMap,
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
