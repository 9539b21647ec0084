import { seededRandom } from '../seeded-random.ts';
import type { NeighbourGraph } from './neighbour-graph.ts';

/**
 * Of the curve 1 / (1 + a d^2b) that falls as UMAP wants it for points that may be 0.1 near (`min_dist`), spread 1;
 * umap-learn fits the same.
 */
const A = 1.5769434603113077;
const B = 0.8950608779109733;
/** Points that are pushed apart for each pair that is pulled together. */
const PUSHES = 5;
const LARGEST_STEP = 4;
/** Keeps the push of points that meet finite. */
const MEETING = 0.001;

/** Epochs that umap-learn takes for so many points. */
export function epochsFor(count: number): number {
  return count <= 10_000 ? 500 : 200;
}

/**
 * Moves points in the plane until neighbours are near and others are not, epoch by epoch: the gradient descent of
 * UMAP (McInnes, Healy and Melville 2018, algorithm 5), on one thread and seeded, so that equal input gives equal maps.
 *
 * @param positions x and y of each point, one after the other; moved in place.
 * @yields after each epoch, how many are done.
 */
export function* layOutGraph(
  graph: NeighbourGraph,
  positions: Float64Array,
  options: { readonly epochs: number; readonly seed: number },
): Generator<number, void, undefined> {
  const { epochs } = options;
  const { heads, tails, everyEpochs } = pulledEdges(graph, epochs);
  const nextPull = Float64Array.from(everyEpochs);
  const nextPush = Float64Array.from(everyEpochs, (every) => every / PUSHES);
  const pick = fastPick(options.seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rate = 1 - epoch / epochs;
    for (let edge = 0; edge < heads.length; edge += 1) {
      const due = nextPull[edge] ?? 0;
      if (due > epoch) continue;
      const every = everyEpochs[edge] ?? 1;
      const head = (heads[edge] ?? 0) * 2;
      pull(positions, head, (tails[edge] ?? 0) * 2, rate);
      nextPull[edge] = due + every;
      const firstPush = nextPush[edge] ?? 0;
      const pushes = Math.floor(((epoch - firstPush) * PUSHES) / every);
      for (let i = 0; i < pushes; i += 1) push(positions, head, pick(graph.count) * 2, rate);
      if (pushes > 0) nextPush[edge] = firstPush + (pushes * every) / PUSHES;
    }
    yield epoch + 1;
  }
}

/** Edges that are strong enough to be pulled at all, and after how many epochs each is pulled again. */
function pulledEdges({ heads, tails, weights }: NeighbourGraph, epochs: number) {
  let most = 0;
  for (const weight of weights) most = Math.max(most, weight);
  const isPulled = (_: number, edge: number): boolean => (weights[edge] ?? 0) >= most / epochs;
  return {
    heads: heads.filter(isPulled),
    tails: tails.filter(isPulled),
    everyEpochs: Float64Array.from(weights.filter(isPulled), (weight) => most / weight),
  };
}

function pull(positions: Float64Array, head: number, tail: number, rate: number): void {
  const x = (positions[head] ?? 0) - (positions[tail] ?? 0);
  const y = (positions[head + 1] ?? 0) - (positions[tail + 1] ?? 0);
  const squared = x * x + y * y;
  if (squared === 0) return;
  const power = squared ** B;
  const factor = (-2 * A * B * power) / squared / (A * power + 1);
  const [byX, byY] = [rate * limited(factor * x), rate * limited(factor * y)];
  positions[head] = (positions[head] ?? 0) + byX;
  positions[head + 1] = (positions[head + 1] ?? 0) + byY;
  positions[tail] = (positions[tail] ?? 0) - byX;
  positions[tail + 1] = (positions[tail + 1] ?? 0) - byY;
}

function push(positions: Float64Array, head: number, other: number, rate: number): void {
  if (head === other) return;
  const x = (positions[head] ?? 0) - (positions[other] ?? 0);
  const y = (positions[head + 1] ?? 0) - (positions[other + 1] ?? 0);
  const squared = x * x + y * y;
  const factor = (2 * B) / ((MEETING + squared) * (A * squared ** B + 1));
  const [byX, byY] =
    squared === 0 ? [LARGEST_STEP, LARGEST_STEP] : [limited(factor * x), limited(factor * y)];
  positions[head] = (positions[head] ?? 0) + rate * byX;
  positions[head + 1] = (positions[head + 1] ?? 0) + rate * byY;
}

function limited(step: number): number {
  return Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step));
}

/**
 * Whole numbers below a count, hundreds of millions of them: xorshift32 (Marsaglia 2003). They are even enough to
 * pick points to push apart.
 */
function fastPick(seed: number): (count: number) => number {
  let state = seededRandom(seed).int(0xffff_ffff) + 1;
  return (count) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 0x1_0000_0000) * count);
  };
}
