import { deriveSeed, type SeededRandom, seededRandom } from '../seeded-random.ts';
import type { PointRows } from './point-rows.ts';

/** The nearest other points of every point, nearest first: [count, neighbours] each. */
export type Neighbours = {
  readonly count: number;
  readonly neighbours: number;
  readonly places: Int32Array;
  readonly distances: Float32Array;
};

/** Up to so many points every pair is looked at. */
const ALL_PAIRS_UP_TO = 2000;
const TREES = 8;
const LEAF = 30;
const LARGEST_ROUNDS = 8;
/** A round that finds fewer than this share of new neighbours is the last. */
const FEW_NEW = 0.002;

/**
 * Nearest neighbours by Euclidean distance: all pairs of few points, a search of many.
 *
 * The search begins with the leaves of random projection trees (Dasgupta and Freund 2008) and then looks at neighbours
 * of neighbours (Tang and others 2016, LargeVis), so that time grows a little faster than with the count. It misses
 * some: `bench/embedding-map.ts` measures how many.
 *
 * @param wanted neighbours of each point, fewer than there are points.
 */
export function nearestNeighbours(rows: PointRows, wanted: number, seed: number): Neighbours {
  if (wanted >= rows.count) throw new Error('a point has fewer neighbours than there are points');
  const lists = emptyLists(rows.count, wanted);
  if (rows.count <= ALL_PAIRS_UP_TO) joinAll(rows, lists, range(rows.count));
  else search(rows, lists, seed);
  return sorted(rows.count, wanted, lists);
}

/** The best candidates so far, the worst of each point first: heaps. */
type Lists = {
  readonly wanted: number;
  readonly places: Int32Array;
  /** Squared. */
  readonly distances: Float32Array;
  /** Whether a candidate came in since the last round. */
  readonly isNew: Uint8Array;
};

function emptyLists(count: number, wanted: number): Lists {
  return {
    wanted,
    places: new Int32Array(count * wanted).fill(-1),
    distances: new Float32Array(count * wanted).fill(Number.POSITIVE_INFINITY),
    isNew: new Uint8Array(count * wanted),
  };
}

function search(rows: PointRows, lists: Lists, seed: number): void {
  for (let tree = 0; tree < TREES; tree += 1) {
    const random = seededRandom(deriveSeed(seed, 'tree', tree));
    splitToLeaves(rows, range(rows.count), random, (leaf) => joinAll(rows, lists, leaf));
  }
  for (let round = 0; round < LARGEST_ROUNDS; round += 1) {
    if (exploreNeighbours(rows, lists) < FEW_NEW * lists.places.length) return;
  }
}

/** Halves points by the plane between two of them, and again, until few are left. */
function splitToLeaves(
  rows: PointRows,
  points: Int32Array,
  random: SeededRandom,
  use: (leaf: Int32Array) => void,
): void {
  if (points.length <= LEAF) {
    use(points);
    return;
  }
  const { width, values } = rows;
  const left = (points[random.int(points.length)] ?? 0) * width;
  const right = (points[random.int(points.length)] ?? 0) * width;
  const sides = new Float32Array(points.length);
  for (const [index, point] of points.entries()) {
    let side = 0;
    for (let i = 0; i < width; i += 1) {
      const [a, b] = [values[left + i] ?? 0, values[right + i] ?? 0];
      side += (a - b) * ((values[point * width + i] ?? 0) - (a + b) / 2);
    }
    sides[index] = side;
  }
  let first: Int32Array = points.filter((_, index) => (sides[index] ?? 0) > 0);
  let second: Int32Array = points.filter((_, index) => !((sides[index] ?? 0) > 0));
  if (first.length === 0 || second.length === 0) {
    // Equal points cannot be told apart: any halves will do.
    first = points.subarray(0, points.length >> 1);
    second = points.subarray(points.length >> 1);
  }
  splitToLeaves(rows, first, random, use);
  splitToLeaves(rows, second, random, use);
}

function joinAll(rows: PointRows, lists: Lists, points: Int32Array): void {
  for (let i = 0; i < points.length; i += 1) {
    for (let j = i + 1; j < points.length; j += 1)
      join(rows, lists, points[i] ?? 0, points[j] ?? 0);
  }
}

/** Looks at what is near to what is near to every point; returns how many neighbours were found. */
function exploreNeighbours(rows: PointRows, lists: Lists): number {
  const { wanted } = lists;
  const before = lists.places.slice();
  const wasNew = lists.isNew.slice();
  lists.isNew.fill(0);
  const lookedAt = new Int32Array(rows.count).fill(-1);
  let found = 0;
  for (let point = 0; point < rows.count; point += 1) {
    lookedAt[point] = point;
    for (let i = point * wanted; i < (point + 1) * wanted; i += 1) {
      const near = before[i] ?? -1;
      if (near < 0) continue;
      for (let j = near * wanted; j < (near + 1) * wanted; j += 1) {
        const other = before[j] ?? -1;
        if (other < 0 || lookedAt[other] === point) continue;
        // A pair that met by two old neighbours met in a round before.
        if (wasNew[i] === 0 && wasNew[j] === 0) continue;
        lookedAt[other] = point;
        found += join(rows, lists, point, other);
      }
    }
  }
  return found;
}

/** Lets two points know of each other; returns how many of them took the other in. */
function join(rows: PointRows, lists: Lists, a: number, b: number): number {
  const { wanted, distances } = lists;
  const limit = Math.max(distances[a * wanted] ?? 0, distances[b * wanted] ?? 0);
  const distance = squaredDistance(rows, a, b, limit);
  if (distance >= limit) return 0;
  return take(lists, a, b, distance) + take(lists, b, a, distance);
}

/** Infinity as soon as it is above the limit. */
function squaredDistance({ width, values }: PointRows, a: number, b: number, limit: number) {
  const [from, to] = [a * width, b * width];
  let sum = 0;
  for (let i = 0; i < width; i += 1) {
    const difference = (values[from + i] ?? 0) - (values[to + i] ?? 0);
    sum += difference * difference;
    if ((i & 15) === 15 && sum > limit) return Number.POSITIVE_INFINITY;
  }
  return sum;
}

function take(lists: Lists, point: number, other: number, distance: number): 0 | 1 {
  const { wanted, places, distances, isNew } = lists;
  const start = point * wanted;
  if (distance >= (distances[start] ?? 0)) return 0;
  for (let i = start; i < start + wanted; i += 1) if (places[i] === other) return 0;
  let hole = 0;
  for (;;) {
    const [left, right] = [2 * hole + 1, 2 * hole + 2];
    if (left >= wanted) break;
    const isRight =
      right < wanted && (distances[start + right] ?? 0) > (distances[start + left] ?? 0);
    const child = isRight ? right : left;
    if ((distances[start + child] ?? 0) <= distance) break;
    places[start + hole] = places[start + child] ?? -1;
    distances[start + hole] = distances[start + child] ?? 0;
    isNew[start + hole] = isNew[start + child] ?? 0;
    hole = child;
  }
  places[start + hole] = other;
  distances[start + hole] = distance;
  isNew[start + hole] = 1;
  return 1;
}

function sorted(count: number, wanted: number, lists: Lists): Neighbours {
  const places = new Int32Array(count * wanted);
  const distances = new Float32Array(count * wanted);
  for (let point = 0; point < count; point += 1) {
    const start = point * wanted;
    const at = (index: number): number => lists.distances[start + index] ?? 0;
    const order = Array.from({ length: wanted }, (_, index) => index).sort(
      (a, b) => at(a) - at(b) || (lists.places[start + a] ?? 0) - (lists.places[start + b] ?? 0),
    );
    for (const [index, from] of order.entries()) {
      places[start + index] = lists.places[start + from] ?? -1;
      distances[start + index] = Math.sqrt(at(from));
    }
  }
  return { count, neighbours: wanted, places, distances };
}

function range(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index);
}
