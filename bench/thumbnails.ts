// Thumbnails: made per second from JPEGs in all sizes, next to Pillow; and read per second from the cache, next to a
// file per thumbnail. Prints ratios.
//   node bench/thumbnails.ts
// Python needs the package pillow. Photographs come from ../shared/data/photos; without them noise is used.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { openThumbnailCache, type ThumbnailCache } from '../src/main/media/thumbnail-cache.ts';
import { THUMBNAIL_SIDES } from '../src/main/media/thumbnail-sides.ts';
import { MediaId } from '../src/shared/domain/ids.ts';
import { median } from './median.ts';

const PHOTOS = resolve('../shared/data/photos');
const SYNTHESISED = 200;
/** What Twitter serves as `large` is about this wide; every image is brought to it first. */
const WIDTH = 1200;
const ROUNDS = 3;
const READS = 5000;
const CORES = 2;
const NEVER = new AbortController().signal;

/** The same sizes, quality and effort, drafts (shrinking while decoding) on, one process per core. */
const PILLOW = `
import io, json, sys, time
from multiprocessing import Pool
from PIL import Image, ImageOps
SIDES = ${JSON.stringify([...THUMBNAIL_SIDES].reverse())}
def make(path):
    image = Image.open(path)
    image.draft('RGB', (SIDES[0], SIDES[0]))
    image = ImageOps.exif_transpose(image).convert('RGB')
    total = 0
    for side in SIDES:
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        image.save(out, 'WEBP', quality=80, method=2)
        total += out.tell()
    return total
if __name__ == '__main__':
    paths = json.load(sys.stdin)
    with Pool(${CORES}) as pool:
        pool.map(make, paths[:8])
        began = time.perf_counter()
        pool.map(make, paths, chunksize=4)
        print(len(paths) * len(SIDES) / (time.perf_counter() - began))
`;

const folder = mkdtempSync(join(tmpdir(), 't4sa-bench-'));
try {
  const paths = await images();
  const ids = paths.map((path) => MediaId.parse(createHash('sha256').update(path).digest('hex')));
  const pathOf = new Map(ids.map((id, index) => [id, paths[index] ?? '']));
  const made: number[] = [];
  const python: number[] = [];
  let cache: ThumbnailCache | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    await cache?.close();
    cache = openThumbnailCache({
      file: join(folder, `thumbnails-${round}.sqlite`),
      pathOf: (mediaId) => pathOf.get(mediaId) ?? '',
      concurrency: CORES,
    });
    made.push(await makeAll(cache, ids));
    const pillow = pillowPerSecond(paths);
    if (pillow !== null) python.push(pillow);
  }
  console.log(`${paths.length} JPEGs, ${WIDTH} pixels wide, sides ${THUMBNAIL_SIDES.join(', ')}`);
  console.log(`made and kept      ${median(made).toFixed(0)} thumbnails/s, ${CORES} at a time`);
  if (python.length > 0) {
    console.log(`Pillow             ${median(python).toFixed(0)} thumbnails/s, ${CORES} processes`);
    console.log(`ratio              ${(median(made) / median(python)).toFixed(2)}`);
  }
  if (cache !== null) await compareReads(cache, ids);
  await cache?.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function images(): Promise<readonly string[]> {
  const hasPhotos = existsSync(PHOTOS);
  if (!hasPhotos)
    console.warn(`no photographs in ${PHOTOS}: noise is used, which compresses worse`);
  const names = hasPhotos ? readdirSync(PHOTOS).sort() : Array(SYNTHESISED).fill('noise');
  const paths: string[] = [];
  for (const [index, name] of names.entries()) {
    const path = join(folder, `${index}.jpg`);
    const source = hasPhotos
      ? sharp(join(PHOTOS, name))
      : sharp({
          create: {
            width: WIDTH,
            height: 800,
            channels: 3,
            background: 'grey',
            noise: { type: 'gaussian', mean: 128, sigma: 30 },
          },
        });
    await source.resize(WIDTH).jpeg({ quality: 85 }).toFile(path);
    paths.push(path);
  }
  return paths;
}

async function makeAll(cache: ThumbnailCache, ids: readonly MediaId[]): Promise<number> {
  const began = performance.now();
  await Promise.all(ids.map((id) => cache.make(id, NEVER)));
  cache.flush();
  return perSecond(ids.length * THUMBNAIL_SIDES.length, began);
}

function pillowPerSecond(paths: readonly string[]): number | null {
  const script = join(folder, 'pillow.py');
  writeFileSync(script, PILLOW);
  const python = spawnSync('python3', [script], { input: JSON.stringify(paths) });
  if (python.status === 0) return Number(python.stdout.toString());
  console.warn(`SKIPPED: Pillow did not run; pip install pillow\n${python.stderr}`);
  return null;
}

/** Thumbnails of side 256 in random order, one after the other, as a gallery asks for them. */
async function compareReads(cache: ThumbnailCache, ids: readonly MediaId[]): Promise<void> {
  const files = join(folder, 'files');
  for (const id of ids) {
    mkdirSync(join(files, id.slice(0, 2)), { recursive: true });
    writeFileSync(join(files, id.slice(0, 2), id), await cache.get(id, 256, NEVER));
  }
  const order = Array.from(
    { length: READS },
    (_, index) => ids[(index * 7919) % ids.length] ?? ids[0],
  );
  const wanted = order.filter((id) => id !== undefined);
  const fromCache: number[] = [];
  const fromFiles: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let began = performance.now();
    for (const id of wanted) await cache.get(id, 256, NEVER);
    fromCache.push(perSecond(wanted.length, began));
    began = performance.now();
    for (const id of wanted) await readFile(join(files, id.slice(0, 2), id));
    fromFiles.push(perSecond(wanted.length, began));
  }
  const milliseconds = 1000 / median(fromCache);
  console.log(
    `read from cache    ${median(fromCache).toFixed(0)}/s (${milliseconds.toFixed(3)} ms)`,
  );
  console.log(`read single files  ${median(fromFiles).toFixed(0)}/s`);
  console.log(`ratio              ${(median(fromCache) / median(fromFiles)).toFixed(2)}`);
}

function perSecond(count: number, beganMs: number): number {
  return count / ((performance.now() - beganMs) / 1000);
}
