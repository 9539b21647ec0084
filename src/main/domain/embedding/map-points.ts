import { deriveSeed, seededRandom } from '../seeded-random.ts';
import { epochsFor, layOutGraph } from './lay-out-graph.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { neighbourGraph } from './neighbour-graph.ts';
import type { PointRows } from './point-rows.ts';
import { principalComponents } from './principal-components.ts';

/** Neighbours are looked for in so many dimensions: more change little on a map and take longer. */
const COMPONENTS = 50;
/** Other points; with the point itself, UMAP's usual 15. */
const NEIGHBOURS = 14;
/** Half the side of the square on which the layout begins, and how far equal points are shaken apart. */
const FIRST_REACH = 10;
const SHAKE = 1e-4;

/** What goes on, and how far it is. */
export type MappingProgress = {
  readonly step: 'components' | 'neighbours' | 'layout';
  readonly done: number;
  readonly total: number;
};

/**
 * Rows as points in the plane, neighbours near one another: UMAP of their principal components, `min_dist` 0.1.
 *
 * The layout begins with the two widest components, as large as umap-learn's, so that what is far apart in the data
 * has a better chance to be so on the map. Equal rows and seeds give equal maps.
 *
 * @param rows at least three.
 * @returns x and y of each row, one after the other, from 0 to 1, one scale for both.
 * @yields how far it is; before each step, and after each epoch of the layout.
 */
export function* mapPoints(
  rows: PointRows,
  seed: number,
): Generator<MappingProgress, Float32Array<ArrayBuffer>, undefined> {
  const { count } = rows;
  const epochs = epochsFor(count);
  yield { step: 'components', done: 0, total: epochs };
  const reduced = principalComponents(rows, COMPONENTS, deriveSeed(seed, 'components'));
  yield { step: 'neighbours', done: 0, total: epochs };
  const wanted = Math.min(NEIGHBOURS, count - 1);
  const graph = neighbourGraph(nearestNeighbours(reduced, wanted, deriveSeed(seed, 'neighbours')));
  const positions = firstPositions(reduced, deriveSeed(seed, 'start'));
  for (const done of layOutGraph(graph, positions, { epochs, seed: deriveSeed(seed, 'layout') })) {
    yield { step: 'layout', done, total: epochs };
  }
  return inUnitSquare(positions);
}

function firstPositions({ count, width, values }: PointRows, seed: number): Float64Array {
  const random = seededRandom(seed);
  let most = 0;
  for (let row = 0; row < count; row += 1) {
    most = Math.max(most, Math.abs(values[row * width] ?? 0));
  }
  const scale = most > 0 ? FIRST_REACH / most : 0;
  const positions = new Float64Array(count * 2);
  for (let place = 0; place < positions.length; place += 1) {
    const [row, axis] = [place >> 1, place & 1];
    const value = axis < width ? (values[row * width + axis] ?? 0) : 0;
    positions[place] = value * scale + SHAKE * random.normal();
  }
  return positions;
}

/** The narrower side in the middle. */
function inUnitSquare(positions: Float64Array): Float32Array<ArrayBuffer> {
  const [lowX, highX] = boundsOf(positions, 0);
  const [lowY, highY] = boundsOf(positions, 1);
  const side = Math.max(highX - lowX, highY - lowY) || 1;
  const [left, top] = [(lowX + highX - side) / 2, (lowY + highY - side) / 2];
  return Float32Array.from(positions, (value, place) => {
    const share = (value - ((place & 1) === 0 ? left : top)) / side;
    return Math.max(0, Math.min(1, share));
  });
}

function boundsOf(positions: Float64Array, axis: 0 | 1): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = axis; place < positions.length; place += 2) {
    low = Math.min(low, positions[place] ?? 0);
    high = Math.max(high, positions[place] ?? 0);
  }
  return [low, high];
}
