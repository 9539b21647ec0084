/** Which part of a map is seen: the map's point in the middle of the window, and pixels per map unit. */
export type MapView = { readonly x: number; readonly y: number; readonly scale: number };

export type Size = { readonly width: number; readonly height: number };

/** Share of the window's shorter side that the whole map takes. */
const FIRST_SHARE = 0.92;
const MOST_ZOOM = 200;

/** The whole map. */
export function wholeMap(size: Size): MapView {
  return { x: 0.5, y: 0.5, scale: FIRST_SHARE * Math.min(size.width, size.height) };
}

/** Where a point of the map is in the window, pixels. */
export function toWindow(
  view: MapView,
  size: Size,
  x: number,
  y: number,
): readonly [number, number] {
  return [(x - view.x) * view.scale + size.width / 2, (y - view.y) * view.scale + size.height / 2];
}

/** Which point of the map is at a place of the window. */
export function toMap(
  view: MapView,
  size: Size,
  left: number,
  top: number,
): readonly [number, number] {
  return [
    (left - size.width / 2) / view.scale + view.x,
    (top - size.height / 2) / view.scale + view.y,
  ];
}

/** Zooms; what is at a place of the window stays there. */
export function zoomed(
  view: MapView,
  size: Size,
  factor: number,
  [left, top]: readonly [number, number] = [size.width / 2, size.height / 2],
): MapView {
  const whole = wholeMap(size).scale;
  const scale = Math.max(whole / 2, Math.min(whole * MOST_ZOOM, view.scale * factor));
  const [x, y] = toMap(view, size, left, top);
  return held({
    scale,
    x: x - (left - size.width / 2) / scale,
    y: y - (top - size.height / 2) / scale,
  });
}

/** Moves the map by pixels. */
export function moved(view: MapView, byX: number, byY: number): MapView {
  return held({ ...view, x: view.x - byX / view.scale, y: view.y - byY / view.scale });
}

/** Moves the map so that a point is in the middle half of the window, if it is not. */
export function broughtIntoView(view: MapView, size: Size, x: number, y: number): MapView {
  const [left, top] = toWindow(view, size, x, y);
  const isSeen =
    left > size.width / 8 &&
    left < (7 * size.width) / 8 &&
    top > size.height / 8 &&
    top < (7 * size.height) / 8;
  return isSeen ? view : held({ ...view, x, y });
}

/** The corners of the window as a region of the map. */
export function regionInView(view: MapView, size: Size): readonly number[] {
  const [left, top] = toMap(view, size, 0, 0);
  const [right, bottom] = toMap(view, size, size.width, size.height);
  const [l, t, r, b] = [left, top, right, bottom].map(within);
  return [l, t, r, t, r, b, l, b].map((value) => Number((value ?? 0).toFixed(4)));
}

/** The middle of the window never leaves the map. */
function held(view: MapView): MapView {
  const share = (value: number): number => Math.max(0, Math.min(1, value));
  return { ...view, x: share(view.x), y: share(view.y) };
}

function within(value: number): number {
  return Math.max(-0.1, Math.min(1.1, value));
}
