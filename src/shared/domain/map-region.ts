import { z } from 'zod';

/** Corners of a lasso: enough for any that a hand draws. */
const MOST_CORNERS = 64;
const DIGITS = 4;

/** A part of an embedding map: x and y of each corner of a polygon, one after the other, from 0 to 1. */
export const MapRegion = z
  .array(z.number().min(-1).max(2))
  .min(6)
  .max(2 * MOST_CORNERS)
  .refine((values) => values.length % 2 === 0, 'a corner has an x and a y')
  .readonly();
export type MapRegion = z.infer<typeof MapRegion>;

/** Whether a point lies in a region; where its border crosses itself, by the even-odd rule. */
export function isInRegion(region: MapRegion, x: number, y: number): boolean {
  let isInside = false;
  const corners = region.length / 2;
  for (let here = 0, before = corners - 1; here < corners; before = here, here += 1) {
    const [hereX, hereY] = [region[2 * here] ?? 0, region[2 * here + 1] ?? 0];
    const [beforeX, beforeY] = [region[2 * before] ?? 0, region[2 * before + 1] ?? 0];
    if (hereY > y === beforeY > y) continue;
    if (x < hereX + ((y - hereY) / (beforeY - hereY)) * (beforeX - hereX)) isInside = !isInside;
  }
  return isInside;
}

/**
 * The region that a drawn path goes around, with as few corners as keep its form (Ramer, Douglas and Peucker); null where
 * the path has no inside.
 *
 * @param path x and y of each point.
 */
export function regionOfPath(path: readonly number[]): MapRegion | null {
  for (let tolerance = 10 ** -DIGITS; tolerance < 1; tolerance *= 2) {
    const corners = simplified(path, tolerance);
    if (corners.length < 3) return null;
    if (corners.length > MOST_CORNERS) continue;
    const values = corners.flatMap((corner) => [
      Number((path[2 * corner] ?? 0).toFixed(DIGITS)),
      Number((path[2 * corner + 1] ?? 0).toFixed(DIGITS)),
    ]);
    return MapRegion.safeParse(values).data ?? null;
  }
  return null;
}

/** Places of the points that stay. */
function simplified(path: readonly number[], tolerance: number): readonly number[] {
  const last = Math.floor(path.length / 2) - 1;
  if (last < 2) return [];
  const stays = new Set([0, last]);
  const parts: (readonly [from: number, to: number])[] = [[0, last]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part;
    let farthest = -1;
    let most = tolerance;
    for (let point = from + 1; point < to; point += 1) {
      const distance = distanceToLine(path, point, from, to);
      if (distance > most) [farthest, most] = [point, distance];
    }
    if (farthest < 0) continue;
    stays.add(farthest);
    parts.push([from, farthest], [farthest, to]);
  }
  return [...stays].sort((a, b) => a - b);
}

function distanceToLine(path: readonly number[], point: number, from: number, to: number): number {
  const x = (place: number): number => path[2 * place] ?? 0;
  const y = (place: number): number => path[2 * place + 1] ?? 0;
  const [alongX, alongY] = [x(to) - x(from), y(to) - y(from)];
  const [byX, byY] = [x(point) - x(from), y(point) - y(from)];
  const length = Math.hypot(alongX, alongY);
  if (length === 0) return Math.hypot(byX, byY);
  return Math.abs(alongX * byY - alongY * byX) / length;
}
