/** How well the slopes of two aligned pictures agree. */
export type Agreement = {
  /** Correlation of the slopes over the whole picture, -1 to 1. */
  readonly slopes: number;
  /** The same in the tile below which a quarter (half) of the picture's detail lies. */
  readonly lowerQuarter: number;
  readonly half: number;
  /** Correlation of the brightness. */
  readonly brightness: number;
  /** Root mean square of the slopes, brightness steps per point, of the plainer picture. */
  readonly detail: number;
};

const TILES_PER_SIDE = 4;
/** Steps of brightness between neighbouring points below this are compression noise. */
const NOISE = 0.75;

/**
 * Compares two pictures at the same `count` × `count` points, tile by tile (4 × 4).
 *
 * Slopes, because two sunsets share their light but not their edges; tiles, because a watermark or a caption
 * spoils some and leaves the rest. A tile counts by the detail that it has.
 */
export function compareAligned(a: Float64Array, b: Float64Array, count: number): Agreement {
  const products = new Float64Array(TILES_PER_SIDE ** 2);
  const squaresA = new Float64Array(TILES_PER_SIDE ** 2);
  const squaresB = new Float64Array(TILES_PER_SIDE ** 2);
  let points = 0;
  for (let y = 1; y < count - 1; y += 1) {
    for (let x = 1; x < count - 1; x += 1) {
      const place = y * count + x;
      const ax = ((a[place + 1] ?? 0) - (a[place - 1] ?? 0)) / 2;
      const ay = ((a[place + count] ?? 0) - (a[place - count] ?? 0)) / 2;
      const bx = ((b[place + 1] ?? 0) - (b[place - 1] ?? 0)) / 2;
      const by = ((b[place + count] ?? 0) - (b[place - count] ?? 0)) / 2;
      const product = ax * bx + ay * by;
      if (Number.isNaN(product)) continue;
      const tile = tileOf(x, y, count);
      products[tile] = (products[tile] ?? 0) + product;
      squaresA[tile] = (squaresA[tile] ?? 0) + ax * ax + ay * ay;
      squaresB[tile] = (squaresB[tile] ?? 0) + bx * bx + by * by;
      points += 1;
    }
  }
  const noise = (NOISE ** 2 * points) / TILES_PER_SIDE ** 2;
  const tiles = Array.from(products, (product, tile) => {
    const weight = Math.sqrt((squaresA[tile] ?? 0) * (squaresB[tile] ?? 0));
    return { score: product / (weight + noise), weight };
  }).sort((first, second) => first.score - second.score);
  const totalA = sum(squaresA);
  const totalB = sum(squaresB);
  const scale = Math.sqrt(totalA * totalB);
  return {
    slopes: scale === 0 ? 0 : sum(products) / scale,
    lowerQuarter: weightedQuantile(tiles, 0.25),
    half: weightedQuantile(tiles, 0.5),
    brightness: correlation(a, b),
    detail: points === 0 ? 0 : Math.sqrt(Math.min(totalA, totalB) / points),
  };
}

function tileOf(x: number, y: number, count: number): number {
  const across = Math.floor((x * TILES_PER_SIDE) / count);
  const down = Math.floor((y * TILES_PER_SIDE) / count);
  return down * TILES_PER_SIDE + across;
}

function weightedQuantile(
  ascending: readonly { readonly score: number; readonly weight: number }[],
  share: number,
): number {
  const total = ascending.reduce((all, { weight }) => all + weight, 0);
  let seen = 0;
  for (const { score, weight } of ascending) {
    seen += weight;
    if (seen >= share * total) return score;
  }
  return ascending.at(-1)?.score ?? 0;
}

function correlation(a: Float64Array, b: Float64Array): number {
  let n = 0;
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let place = 0; place < a.length; place += 1) {
    const x = a[place] ?? 0;
    const y = b[place] ?? 0;
    if (Number.isNaN(x + y)) continue;
    n += 1;
    sumA += x;
    sumB += y;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  const spread = (squaresA - (sumA * sumA) / n) * (squaresB - (sumB * sumB) / n);
  return spread > 0 ? (products - (sumA * sumB) / n) / Math.sqrt(spread) : 0;
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
