/** How an image lies in the window: `scale` 1 fits it; the offset is of its centre, pixels. */
export type Zoom = { readonly scale: number; readonly x: number; readonly y: number };

export const FITTED: Zoom = { scale: 1, x: 0, y: 0 };
const LARGEST = 16;

/** Scales around a point, given from the window's centre, that stays where it is; never smaller than fitted. */
export function zoomed(zoom: Zoom, factor: number, x = 0, y = 0): Zoom {
  const scale = Math.min(LARGEST, Math.max(1, zoom.scale * factor));
  if (scale === 1) return FITTED;
  const ratio = scale / zoom.scale;
  return { scale, x: x - (x - zoom.x) * ratio, y: y - (y - zoom.y) * ratio };
}

/** Moves by so many pixels, so that the image never leaves a window of this size. */
export function dragged(zoom: Zoom, dx: number, dy: number, width: number, height: number): Zoom {
  const furthestX = ((zoom.scale - 1) * width) / 2;
  const furthestY = ((zoom.scale - 1) * height) / 2;
  return {
    scale: zoom.scale,
    x: Math.min(furthestX, Math.max(-furthestX, zoom.x + dx)),
    y: Math.min(furthestY, Math.max(-furthestY, zoom.y + dy)),
  };
}
