/**
 * How long a map of 50,000 images takes, how much memory, and how many true neighbours the search finds.
 *
 *     node bench/embedding-map.ts [points] [width]
 *
 * The points are 30 Gaussian clusters of different widths in `width` dimensions.
 */
import { mapPoints } from '../src/main/domain/embedding/map-points.ts';
import {
  type Neighbours,
  nearestNeighbours,
} from '../src/main/domain/embedding/nearest-neighbours.ts';
import type { PointRows } from '../src/main/domain/embedding/point-rows.ts';
import { principalComponents } from '../src/main/domain/embedding/principal-components.ts';
import { randomProjection } from '../src/main/domain/embedding/random-projection.ts';
import { seededRandom } from '../src/main/domain/seeded-random.ts';

const [count = 50_000, width = 256] = process.argv.slice(2).map(Number);
const CLUSTERS = 30;
const CHECKED = 300;
const NEIGHBOURS = 14;

function clusteredRows(): PointRows {
  const random = seededRandom(1);
  const centres = Float32Array.from({ length: CLUSTERS * width }, () => 2 * random.normal());
  const spreads = Array.from({ length: CLUSTERS }, () => 0.5 + random.next());
  const values = new Float32Array(count * width);
  for (let row = 0; row < count; row += 1) {
    const cluster = row % CLUSTERS;
    for (let i = 0; i < width; i += 1) {
      values[row * width + i] =
        (centres[cluster * width + i] ?? 0) + (spreads[cluster] ?? 1) * random.normal();
    }
  }
  return { count, width, values };
}

/** Share of the true nearest neighbours of some points that were found. */
function recall(rows: PointRows, found: Neighbours): number {
  let hits = 0;
  const step = Math.max(1, Math.floor(rows.count / CHECKED));
  let checked = 0;
  for (let point = 0; point < rows.count; point += step) {
    checked += 1;
    const distances = Float64Array.from({ length: rows.count }, (_, other) => {
      let sum = 0;
      for (let i = 0; i < rows.width; i += 1) {
        const [a, b] = [rows.values[point * rows.width + i], rows.values[other * rows.width + i]];
        sum += ((a ?? 0) - (b ?? 0)) ** 2;
      }
      return other === point ? Number.POSITIVE_INFINITY : sum;
    });
    const limit = distances.toSorted()[NEIGHBOURS - 1] ?? 0;
    for (const other of found.places.subarray(point * NEIGHBOURS, (point + 1) * NEIGHBOURS)) {
      if ((distances[other] ?? 0) <= limit) hits += 1;
    }
  }
  return hits / (checked * NEIGHBOURS);
}

/** Of this process: other programs on the machine slow it down, but do not count. */
const computingMs = (): number => process.cpuUsage().user / 1000;
const seconds = (sinceMs: number): string => `${((computingMs() - sinceMs) / 1000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const rows = clusteredRows();
const before = process.memoryUsage.rss();
console.log(`${count} points of ${width} numbers, ${CLUSTERS} clusters`);

const project = randomProjection(4096, 256, 1);
const wide = Float32Array.from({ length: 4096 }, (_, index) =>
  index % 2 === 0 ? 0 : index / 4096,
);
let startMs = computingMs();
for (let i = 0; i < 200; i += 1) project(wide);
console.log(`projection of a row of 4096: ${((computingMs() - startMs) / 200).toFixed(2)} ms`);

startMs = computingMs();
let step = '';
let most = 0;
let stepMs = startMs;
for (const mapping = mapPoints(rows, 1); ; ) {
  const { done, value } = mapping.next();
  most = Math.max(most, process.memoryUsage.rss());
  if (done === true || value.step !== step) {
    if (step !== '') console.log(`${step}: ${seconds(stepMs)}`);
    stepMs = computingMs();
  }
  if (done === true) break;
  step = value.step;
}
console.log(
  `whole map: ${seconds(startMs)}, at most ${megabytes(most - before)} beside the points`,
);

const reduced = principalComponents(rows, 50, 1);
const share = recall(reduced, nearestNeighbours(reduced, NEIGHBOURS, 1));
console.log(`true neighbours found: ${(100 * share).toFixed(1)} %`);
