import type { Neighbours } from './nearest-neighbours.ts';

/** Which points belong together, and how much: edges from `heads` to `tails`, every pair once in each direction. */
export type NeighbourGraph = {
  readonly count: number;
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  /** Above 0, up to 1. */
  readonly weights: Float32Array;
};

const BISECTIONS = 64;
const TOLERANCE = 1e-5;
/** No point's reach is below this share of the mean distance. */
const LEAST_REACH = 1e-3;

/**
 * The fuzzy simplicial set of nearest neighbours: McInnes, Healy and Melville, UMAP (2018), algorithms 2 and 3.
 *
 * Each point's distances are measured from its nearest neighbour on and by its own reach, in which the weights of its
 * neighbours sum to log2(neighbours + 1); the two directions of a pair are joined by a + b − ab.
 */
export function neighbourGraph(near: Neighbours): NeighbourGraph {
  const { count, neighbours, places } = near;
  const directed = directedWeights(near);
  const heads: number[] = [];
  const tails: number[] = [];
  const weights: number[] = [];
  for (let point = 0; point < count; point += 1) {
    for (let i = point * neighbours; i < (point + 1) * neighbours; i += 1) {
      const other = places[i] ?? -1;
      if (other < 0) continue;
      const back = places.subarray(other * neighbours, (other + 1) * neighbours).indexOf(point);
      if (back >= 0 && other < point) continue;
      const [there, here] = [
        directed[i] ?? 0,
        back < 0 ? 0 : (directed[other * neighbours + back] ?? 0),
      ];
      const weight = there + here - there * here;
      if (weight <= 0) continue;
      heads.push(point, other);
      tails.push(other, point);
      weights.push(weight, weight);
    }
  }
  return {
    count,
    heads: Int32Array.from(heads),
    tails: Int32Array.from(tails),
    weights: Float32Array.from(weights),
  };
}

function directedWeights({ count, neighbours, distances }: Neighbours): Float32Array {
  const weights = new Float32Array(count * neighbours);
  const meanOfAll = meanOf(distances);
  for (let point = 0; point < count; point += 1) {
    const own = distances.subarray(point * neighbours, (point + 1) * neighbours);
    const nearest = own.find((distance) => distance > 0) ?? 0;
    const mean = nearest > 0 ? meanOf(own) : meanOfAll;
    const reach = Math.max(reachOf(own, nearest), LEAST_REACH * mean);
    for (const [index, distance] of own.entries()) {
      const beyond = distance - nearest;
      weights[point * neighbours + index] =
        beyond <= 0 || reach === 0 ? 1 : Math.exp(-beyond / reach);
    }
  }
  return weights;
}

function reachOf(distances: Float32Array, nearest: number): number {
  const wanted = Math.log2(distances.length + 1);
  let [low, high, reach] = [0, Number.POSITIVE_INFINITY, 1];
  for (let round = 0; round < BISECTIONS; round += 1) {
    let sum = 0;
    for (const distance of distances) sum += Math.exp(-Math.max(0, distance - nearest) / reach);
    if (Math.abs(sum - wanted) < TOLERANCE) break;
    if (sum > wanted) high = reach;
    else low = reach;
    reach = high === Number.POSITIVE_INFINITY ? reach * 2 : (low + high) / 2;
  }
  return reach;
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}
