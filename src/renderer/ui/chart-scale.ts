export type Domain = readonly [low: number, high: number];
export type Point = { readonly x: number; readonly y: number };
export type BandPoint = { readonly x: number; readonly low: number; readonly high: number };

const GOOD_STEPS = [1, 2, 2.5, 5, 10];

/** Round numbers within a domain, about `wanted` of them, ascending. */
export function niceTicks([low, high]: Domain, wanted: number): readonly number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / Math.max(1, wanted);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = (GOOD_STEPS.find((good) => good * magnitude >= rough) ?? 10) * magnitude;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** The domain that holds all values, widened to round numbers. */
export function niceDomain(values: readonly number[], fallback: Domain): Domain {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return fallback;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of finite) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const margin = (high - low || Math.abs(high) || 1) * 0.06;
  return [low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin];
}

/** Maps a domain onto pixels. */
export function scale([low, high]: Domain, from: number, to: number): (value: number) => number {
  const span = high - low || 1;
  return (value) => from + ((value - low) / span) * (to - from);
}

/** An SVG path through points, broken where a coordinate is not finite. */
export function linePath(
  points: readonly Point[],
  toX: (x: number) => number,
  toY: (y: number) => number,
): string {
  let pen: 'M' | 'L' = 'M';
  const parts: string[] = [];
  for (const { x, y } of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = 'M';
      continue;
    }
    parts.push(`${pen}${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`);
    pen = 'L';
  }
  return parts.join('');
}

/** An SVG path around the area between the lows and the highs of a band; empty without points. */
export function bandPath(
  band: readonly BandPoint[],
  toX: (x: number) => number,
  toY: (y: number) => number,
): string {
  if (band.length === 0) return '';
  const along = band.map(({ x, high }) => ({ x, y: high }));
  const back = band.toReversed().map(({ x, low }) => ({ x, y: low }));
  return `${linePath([...along, ...back], toX, toY)}Z`;
}

/** The point whose x is closest; the first of equals. */
export function nearestPoint(points: readonly Point[], x: number): Point | null {
  let nearest: Point | null = null;
  for (const point of points) {
    if (nearest === null || Math.abs(point.x - x) < Math.abs(nearest.x - x)) nearest = point;
  }
  return nearest;
}
