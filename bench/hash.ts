// Decoding and hashing JPEGs: images per second on two cores, next to imagehash (Pillow) and OpenCV in the same run.
//   node bench/hash.ts [--python PYTHON]
// Without --python a virtual environment with imagehash and opencv-python-headless is made once, in the folder for
// temporary files. Processor time is shown next to the rates: it is fair on a busy machine too. Photographs come from
// ../shared/data/photos; without them noise is used. Prints ratios.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pMap from 'p-map';
import sharp from 'sharp';
import { createImageInspector } from '../src/main/media/image-inspector.ts';
import { createJpegPrintThreads } from '../src/main/media/jpeg-print-threads.ts';
import { createPrintComparer } from '../src/main/near-duplicates/print-comparer.ts';
import type { Inspection } from '../src/main/pipeline/ports/image-inspector.ts';
import { median } from './median.ts';

const PHOTOS = resolve('../shared/data/photos');
const SYNTHESISED = 200;
/** What Twitter serves as `large` is about this wide; every image is brought to it first. */
const WIDTH = 1200;
const ROUNDS = 3;
const CORES = 2;
/** Images on their way at a time: while two are read, the next wait at their threads. */
const AT_A_TIME = 4;
/** What this program does with the images it does so often: its threads start anew each time. */
const REPEATS = 4;
/** Images that a thread hashes at a time. */
const HASHED_BATCH = 24;

type Speed = {
  /** Images per second, by the clock. */
  readonly rate: number;
  /** Milliseconds of processor time per image. */
  readonly cpu: number;
};

/** One process per core, OpenCV's and Pillow's own threads off; the second of each pair shrinks while it decodes. */
const PYTHON = `
import json, sys, time
from functools import partial
from multiprocessing import Pool
import cv2, imagehash, numpy
from PIL import Image
cv2.setNumThreads(1)
def pillow(path): return str(imagehash.phash(Image.open(path)))
def pillow_draft(path):
    image = Image.open(path)
    image.draft('L', (64, 64))
    return str(imagehash.phash(image))
def of_grey(grey):
    small = cv2.resize(grey, (32, 32), interpolation=cv2.INTER_AREA)
    low = cv2.dct(small.astype(numpy.float32))[:8, :8]
    return (low > numpy.median(low)).tobytes()
def opencv(path): return of_grey(cv2.imread(path, cv2.IMREAD_GRAYSCALE))
def opencv_reduced(path): return of_grey(cv2.imread(path, cv2.IMREAD_REDUCED_GRAYSCALE_8))
def timed(work, path):
    began = time.process_time()
    work(path)
    return 1000 * (time.process_time() - began)
if __name__ == '__main__':
    paths = json.load(sys.stdin)
    rates = {}
    with Pool(${CORES}) as pool:
        for work in (pillow, pillow_draft, opencv, opencv_reduced):
            pool.map(work, paths[:8])
            began = time.perf_counter()
            cpu = pool.map(partial(timed, work), paths, chunksize=4)
            seconds = time.perf_counter() - began
            rates[work.__name__] = {'rate': len(paths) / seconds, 'cpu': sum(cpu) / len(paths)}
    print(json.dumps(rates))
`;

const jpegPrints = createJpegPrintThreads({
  worker: workerAt('media/jpeg-print-worker.ts'),
  threads: CORES,
});
const inspector = createImageInspector({ jpegPrints });
const printComparer = createPrintComparer({
  worker: workerAt('near-duplicates/print-worker.ts'),
  threads: CORES,
});
const { values: options } = parseArgs({ options: { python: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 't4sa-bench-'));
try {
  sharp.concurrency(1);
  const paths = await images();
  const python = options.python ?? pythonWithPackages();
  const ours: Speed[] = [];
  const checked: Speed[] = [];
  const theirs = new Map<string, Speed[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await speedOf(paths, async (some) => hashed(await inspected(some))));
    checked.push(await speedOf(paths, inspected));
    for (const [name, speed] of Object.entries(pythonSpeeds(python, paths))) {
      theirs.set(name, [...(theirs.get(name) ?? []), speed]);
    }
  }
  console.log(
    `${paths.length} JPEGs, ${WIDTH} pixels wide, ${CORES} cores, median of ${ROUNDS} rounds`,
  );
  show('all hashes of this program', ours, ours);
  show('damage check with one hash', checked, ours);
  const labels: Record<string, string> = {
    pillow: 'imagehash.phash (Pillow)',
    pillow_draft: 'the same, shrunk on decoding',
    opencv: 'OpenCV decode and DCT',
    opencv_reduced: 'the same, shrunk on decoding',
  };
  for (const [name, speeds] of theirs) show(labels[name] ?? name, speeds, ours);
} finally {
  await jpegPrints.close();
  rmSync(folder, { recursive: true, force: true });
}

function inspected(paths: readonly string[]): Promise<readonly Inspection[]> {
  return pMap(paths, inspector.inspect, { concurrency: AT_A_TIME });
}

/** All hashes of the images' parts, as a search for near-duplicates makes them. */
async function hashed(inspections: readonly Inspection[]): Promise<void> {
  const prints = inspections.flatMap((inspection) =>
    inspection.kind === 'clean' && inspection.grey !== undefined ? [{ grey: inspection.grey }] : [],
  );
  const batches = Array.from({ length: Math.ceil(prints.length / HASHED_BATCH) }, (_, batch) =>
    prints.slice(batch * HASHED_BATCH, (batch + 1) * HASHED_BATCH),
  );
  const { signal } = new AbortController();
  await printComparer.hashPrints(batches, () => {}, { signal });
}

function workerAt(path: string): string {
  return fileURLToPath(new URL(`../src/main/${path}`, import.meta.url));
}

async function images(): Promise<readonly string[]> {
  const hasPhotos = existsSync(PHOTOS);
  if (!hasPhotos) console.warn(`no photographs in ${PHOTOS}: noise is used, which decodes slower`);
  const names = hasPhotos ? readdirSync(PHOTOS).sort() : Array(SYNTHESISED).fill('noise');
  const background = { r: 128, g: 128, b: 128 };
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return pMap(
    names,
    async (name, index) => {
      const path = join(folder, `${index}.jpg`);
      const source = hasPhotos
        ? sharp(join(PHOTOS, name))
        : sharp({ create: { width: WIDTH, height: 800, channels: 3, background, noise } });
      await source.resize(WIDTH).jpeg({ quality: 85 }).toFile(path);
      return path;
    },
    { concurrency: CORES },
  );
}

function show(label: string, speeds: readonly Speed[], ours: readonly Speed[]): void {
  const middle = (list: readonly Speed[], key: keyof Speed) => median(list.map((one) => one[key]));
  const [rate, cpu] = [middle(speeds, 'rate'), middle(speeds, 'cpu')];
  const ratios = [middle(ours, 'rate') / rate, cpu / middle(ours, 'cpu')];
  const times = ratios.map((ratio) => ratio.toFixed(2));
  console.log(
    `${label.padEnd(30)} ${rate.toFixed(0).padStart(5)} images/s, ratio ${times[0]}; ` +
      `${cpu.toFixed(1)} ms of processor time, ratio ${times[1]}`,
  );
}

async function speedOf(
  paths: readonly string[],
  work: (paths: readonly string[]) => Promise<unknown>,
): Promise<Speed> {
  const all = Array.from({ length: REPEATS }, () => paths).flat();
  await work(paths.slice(0, 8));
  const began = performance.now();
  const used = process.cpuUsage();
  await work(all);
  const { user, system } = process.cpuUsage(used);
  return {
    rate: all.length / ((performance.now() - began) / 1000),
    cpu: (user + system) / 1000 / all.length,
  };
}

function pythonSpeeds(python: string | null, paths: readonly string[]): Record<string, Speed> {
  if (python === null) return {};
  const script = join(folder, 'hash.py');
  writeFileSync(script, PYTHON);
  const run = spawnSync(python, [script], { input: JSON.stringify(paths) });
  if (run.status === 0) return JSON.parse(run.stdout.toString());
  console.warn(`SKIPPED: Python did not run\n${run.stderr}`);
  return {};
}

/** A Python that has the two packages, or null (said aloud). */
function pythonWithPackages(): string | null {
  const place = join(tmpdir(), 't4sa-bench-python');
  const python = join(place, 'bin', 'python');
  const hasPackages = () => spawnSync(python, ['-c', 'import cv2, imagehash']).status === 0;
  if (hasPackages()) return python;
  spawnSync('python3', ['-m', 'venv', place]);
  spawnSync(python, ['-m', 'pip', 'install', '-q', 'imagehash', 'opencv-python-headless']);
  if (hasPackages()) return python;
  console.warn(
    'SKIPPED: no Python with imagehash and opencv-python-headless; name one with --python',
  );
  return null;
}
