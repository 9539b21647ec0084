// Copies of real photographs by known transformations: how many are found, and how many wrongly, next to pHash at
// radius 10 as imagededup takes it, identical pHash as CleanVision takes it, and MobileNetV2's features.
//   node bench/near-duplicate-quality.ts [--images FOLDER] [--tune] [--features]
// Photographs come from ../shared/data/photos or the folder named. Half of them are for tuning (--tune prints
// what the settings reach there), the table is of the other half. --features needs TensorFlow.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pMap from 'p-map';
import sharp from 'sharp';
import { findCopyCandidates } from '../src/main/domain/copies/copy-candidates.ts';
import {
  type CopySettings,
  DEFAULT_COPY_SETTINGS,
} from '../src/main/domain/copies/copy-settings.ts';
import type { CopyTransformationKind } from '../src/main/domain/copies/copy-transformation.ts';
import type { GreyImage } from '../src/main/domain/copies/grey-image.ts';
import { type ImageHashes, imageHashes } from '../src/main/domain/copies/image-hashes.ts';
import {
  type CopyDetectionRow,
  type FoundPair,
  scoreCopyDetection,
} from '../src/main/domain/copies/measure-copy-detection.ts';
import { planCopies } from '../src/main/domain/copies/plan-copies.ts';
import { verifyCopy } from '../src/main/domain/copies/verify-copy.ts';
import { seededRandom } from '../src/main/domain/seeded-random.ts';
import { readGrey } from '../src/main/media/read-grey.ts';
import { transformImage } from '../src/main/media/transform-image.ts';

const SEED = 4;
const CORES = 2;
const IMAGEDEDUP_RADIUS = 10;
/** imagededup's CNN method takes this cosine of MobileNet's features by default. */
const IMAGEDEDUP_COSINE = 0.9;
/** What is asked of each kind: the least recall. */
const AIMS: Partial<Record<CopyTransformationKind, number>> = {
  're-encode': 0.95,
  resize: 0.95,
  watermark: 0.95,
  brightness: 0.95,
  border: 0.95,
  crop: 0.85,
  'crop-one-axis': 0.85,
  flip: 0.85,
  'flip-crop': 0.85,
};

type Copy = {
  readonly image: number;
  readonly kind: CopyTransformationKind;
  readonly path: string;
  readonly grey: GreyImage;
  readonly hashes: ImageHashes;
  readonly pHash: bigint;
};

const { values: options } = parseArgs({
  options: {
    images: { type: 'string', default: resolve('../shared/data/photos') },
    tune: { type: 'boolean', default: false },
    features: { type: 'boolean', default: false },
  },
});
if (!existsSync(options.images)) {
  console.warn(`SKIPPED: no photographs in ${options.images}; name a folder with --images`);
  process.exit(0);
}
const names = readdirSync(options.images)
  .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
  .sort();
const paths = names.map((name) => join(options.images, name));
const order = seededRandom(SEED).shuffle([...names.keys()]);
const half = Math.floor(order.length / 2);
const folder = mkdtempSync(join(tmpdir(), 't4sa-bench-'));
try {
  const greys = await pMap(paths, readGrey, { concurrency: CORES });
  let began = performance.now();
  const hashes = greys.map(imageHashes);
  const hashMicroseconds = (1000 * (performance.now() - began)) / greys.length;
  const pHashes = await pMap(paths, pHashOf, { concurrency: CORES });
  if (options.tune) tune(greys, hashes, await copiesOf(order.slice(0, half)));
  const copies = await copiesOf(order.slice(half));
  console.log(
    `${copies.length} copies of ${order.length - half} photographs, among ${names.length}\n`,
  );
  began = performance.now();
  const candidates = findCopyCandidates(
    copies.map((copy) => copy.hashes),
    hashes,
    DEFAULT_COPY_SETTINGS.radius,
  );
  const searchMilliseconds = performance.now() - began;
  began = performance.now();
  const found = uniquePairs(
    candidates.filter((pair) => isCopy(copies, greys, pair, DEFAULT_COPY_SETTINGS)),
  );
  const verifyMicroseconds = (1000 * (performance.now() - began)) / candidates.length;
  show('found by this program', scoreCopyDetection(copies, found), true);
  show(
    `pHash at radius ${IMAGEDEDUP_RADIUS} (imagededup)`,
    scoreCopyDetection(copies, pHashPairs(copies, pHashes, IMAGEDEDUP_RADIUS)),
  );
  show('identical pHash (CleanVision)', scoreCopyDetection(copies, pHashPairs(copies, pHashes, 0)));
  console.log(`hashing         ${hashMicroseconds.toFixed(0)} µs an image, decoding not counted`);
  console.log(
    `search          ${searchMilliseconds.toFixed(0)} ms for ${candidates.length} candidates`,
  );
  console.log(`verification    ${verifyMicroseconds.toFixed(0)} µs a candidate`);
  if (options.features) await showFeatures(copies);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function copiesOf(images: readonly number[]): Promise<readonly Copy[]> {
  const plan = planCopies(
    images.map((image) => names[image] ?? ''),
    SEED,
  );
  return pMap(
    plan,
    async ({ image, transformation }, place): Promise<Copy> => {
      const original = images[image] ?? 0;
      const bytes = await transformImage(paths[original] ?? '', transformation);
      const path = join(folder, `${original}-${transformation.kind}-${place}.jpg`);
      if (options.features) writeFileSync(path, bytes);
      const grey = await readGrey(bytes);
      return {
        image: original,
        kind: transformation.kind,
        path,
        grey,
        hashes: imageHashes(grey),
        pHash: await pHashOf(bytes),
      };
    },
    { concurrency: CORES },
  );
}

type Candidate = ReturnType<typeof findCopyCandidates>[number];

function isCopy(
  copies: readonly Copy[],
  images: readonly GreyImage[],
  { a, b, hint }: Candidate,
  settings: CopySettings,
): boolean {
  const [copy, image] = [copies[a], images[b]];
  return (
    copy !== undefined && image !== undefined && verifyCopy(copy.grey, image, hint, settings).isCopy
  );
}

function uniquePairs(
  pairs: readonly { readonly a: number; readonly b: number }[],
): readonly FoundPair[] {
  const unique = new Map(pairs.map(({ a, b }) => [`${a} ${b}`, { copy: a, image: b }]));
  return [...unique.values()];
}

/** What radii and least scores reach on the tuning half: the worst margin over the aims, and wrong pairs. */
function tune(
  images: readonly GreyImage[],
  hashesOfImages: readonly ImageHashes[],
  copies: readonly Copy[],
): void {
  console.log(`tuning on ${copies.length} copies: least recall minus aim, wrong pairs`);
  const scores = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
  console.log(
    `radius  candidates  wrong  ${scores.map((score) => score.toFixed(2).padStart(12)).join('')}`,
  );
  for (const radius of [6, 7, 8, 9, 10]) {
    const candidates = findCopyCandidates(
      copies.map((copy) => copy.hashes),
      hashesOfImages,
      radius,
    );
    const wrong = candidates.filter(({ a, b }) => copies[a]?.image !== b).length;
    const cells = scores.map((leastScore) => {
      const settings = { ...DEFAULT_COPY_SETTINGS, radius, leastScore };
      const found = uniquePairs(
        candidates.filter((pair) => isCopy(copies, images, pair, settings)),
      );
      const rows = scoreCopyDetection(copies, found);
      const margin = Math.min(...rows.map(({ kind, recall }) => recall.value - (AIMS[kind] ?? 0)));
      return `${margin.toFixed(3)} / ${rows.reduce((sum, row) => sum + row.wrong, 0)}`.padStart(12);
    });
    console.log(
      `${String(radius).padStart(6)}  ${String(candidates.length).padStart(10)}  ${String(wrong).padStart(5)}  ${cells.join('')}`,
    );
  }
  console.log('');
}

function show(title: string, rows: readonly CopyDetectionRow[], hasAims = false): void {
  console.log(title);
  console.log('                  recall (95 % interval)      precision (95 % interval)   wrong');
  for (const { kind, recall, precision, wrong } of rows) {
    const aim = hasAims ? AIMS[kind] : undefined;
    const verdict =
      aim === undefined ? '' : recall.value >= aim ? '  aim met' : `  AIM ${aim} MISSED`;
    const cells = [recall, precision].map((share) =>
      share === null
        ? '-'.padEnd(26)
        : `${share.value.toFixed(3)} (${share.low.toFixed(3)} to ${share.high.toFixed(3)})`.padEnd(
            26,
          ),
    );
    console.log(
      `  ${kind.padEnd(14)}  ${cells.join('  ')}  ${String(wrong).padStart(4)}${verdict}`,
    );
  }
  console.log('');
}

/**
 * pHash as imagededup has it: DCT-II of the 32 × 32 grey image, the 8 × 8 lowest frequencies, a bit where a coefficient is
 * at least the median of all but the mean (imagededup/methods/hashing.py).
 */
async function pHashOf(image: string | Buffer): Promise<bigint> {
  const side = 32;
  const grey = await sharp(image)
    .autoOrient()
    .flatten({ background: 'white' })
    .greyscale()
    .resize(side, side, { fit: 'fill' })
    .raw()
    .toBuffer();
  const coefficients: number[] = [];
  for (let v = 0; v < 8; v += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let y = 0; y < side; y += 1) {
        const down = Math.cos((Math.PI * v * (2 * y + 1)) / (2 * side));
        for (let x = 0; x < side; x += 1) {
          const across = Math.cos((Math.PI * u * (2 * x + 1)) / (2 * side));
          sum += (grey[y * side + x] ?? 0) * down * across;
        }
      }
      coefficients.push(sum);
    }
  }
  const median = coefficients.slice(1).sort((a, b) => a - b)[31] ?? 0;
  return coefficients.reduce((bits, value) => (bits << 1n) | (value >= median ? 1n : 0n), 0n);
}

function pHashPairs(
  copies: readonly Copy[],
  images: readonly bigint[],
  radius: number,
): readonly FoundPair[] {
  return copies.flatMap(({ pHash }, copy) =>
    images.flatMap((hash, image) => (bitsOf(pHash ^ hash) <= radius ? [{ copy, image }] : [])),
  );
}

function bitsOf(word: bigint): number {
  let bits = 0;
  for (let rest = word; rest > 0n; rest &= rest - 1n) bits += 1;
  return bits;
}

/** The cosine of MobileNetV2's features on the same pairs: at imagededup's threshold, and where it does best. */
async function showFeatures(copies: readonly Copy[]): Promise<void> {
  const { featureVariants } = await import('../src/main/trainer/feature-variant.ts');
  const { imageFeatures } = await import('../src/main/trainer/image-features.ts');
  const { loadNetwork } = await import('../src/main/trainer/load-network.ts');
  const network = await loadNetwork('MobileNetV2', {
    inputSize: 224,
    seed: SEED,
    weights: { kind: 'shipped' },
    weightsFolder: null,
  });
  const all = [...paths, ...copies.map(({ path }) => path)].map((path) => ({ path }));
  const began = performance.now();
  const plain = featureVariants({ mirror: false, crop: 0, colour: 0 });
  const computed = imageFeatures(all, network, plain, join(folder, 'features'));
  let step = await computed.next();
  while (step.done !== true) step = await computed.next();
  const seconds = (performance.now() - began) / 1000;
  const [cache] = step.value;
  if (cache === undefined) throw new Error('there are no features');
  const rows = await cache.read([...all.keys()]);
  await cache.close();
  const columns = network.featureCount;
  const vectors = all.map((_, row) => unit(rows.slice(row * columns, (row + 1) * columns)));
  const images = vectors.slice(0, paths.length);
  const cosines = vectors
    .slice(paths.length)
    .map((copy) =>
      images.map((image) => copy.reduce((sum, value, i) => sum + value * (image[i] ?? 0), 0)),
    );
  const at = (least: number): readonly FoundPair[] =>
    cosines.flatMap((row, copy) =>
      row.flatMap((cosine, image) => (cosine >= least ? [{ copy, image }] : [])),
    );
  show(
    `MobileNetV2 cosine ≥ ${IMAGEDEDUP_COSINE}`,
    scoreCopyDetection(copies, at(IMAGEDEDUP_COSINE)),
  );
  const wrong = cosines.flatMap((row, copy) =>
    row.filter((_, image) => image !== copies[copy]?.image),
  );
  const strict = wrong.sort((a, b) => b - a)[Math.floor(copies.length / 100)] ?? 1;
  show(
    `MobileNetV2 cosine ≥ ${strict.toFixed(3)} (1 wrong pair per 100 copies)`,
    scoreCopyDetection(copies, at(strict)),
  );
  console.log(`features        ${((1e6 * seconds) / all.length).toFixed(0)} µs an image`);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
