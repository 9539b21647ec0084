import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import { developScene, encodePixels } from './scene/develop-scene.ts';
import { drawScene, SCENE_KINDS } from './scene/scene.ts';

const FOLDERS: Readonly<Record<Polarity, string>> = {
  NEG: 'negative',
  NEU: 'neutral',
  POS: 'positive',
};
const MANIFEST = 'demo-benchmark.json';
const QUALITY = 85;
/** Pictures made at the same time: enough to keep two cores busy. */
const AT_ONCE = 4;

/**
 * Writes a benchmark for the demo: sub-folders `negative`, `neutral` and `positive` with clean
 * synthetic JPEG pictures that no demo post carries.
 *
 * The folder appears whole or not at all. Where the same benchmark is there already, nothing is done;
 * another demo benchmark is replaced.
 *
 * @param perPolarity number of pictures in each sub-folder.
 * @throws Error when the folder holds anything else.
 */
export async function writeDemoBenchmark(
  folder: string,
  { seed, perPolarity = 60 }: { readonly seed: number; readonly perPolarity?: number },
): Promise<void> {
  const target = resolve(folder);
  const manifest = `${JSON.stringify({ synthetic: true, seed, perPolarity }, null, 2)}\n`;
  const found = await readIfThere(join(target, MANIFEST));
  if (found === manifest) return;
  if (found === null && (await entriesOf(target)).length > 0) {
    throw new Error(
      `${target} holds something else than a demo benchmark: choose an empty or new folder.`,
    );
  }
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    for (const polarity of POLARITIES)
      await writePictures(join(draft, FOLDERS[polarity]), polarity, seed, perPolarity);
    await writeFile(join(draft, MANIFEST), manifest);
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function writePictures(
  folder: string,
  polarity: Polarity,
  seed: number,
  count: number,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const kinds = Object.keys(SCENE_KINDS[polarity]);
  const writeOne = async (index: number) => {
    const sceneSeed = deriveSeed(seed, 'benchmark-scene', polarity, index);
    const pixels = await developScene(
      drawScene(polarity, sceneSeed, kinds[index % kinds.length]),
      sceneSeed,
    );
    const name = `${polarity.toLowerCase()}-${String(index + 1).padStart(4, '0')}.jpg`;
    await writeFile(join(folder, name), await encodePixels(pixels, 'jpg', QUALITY));
  };
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, place) => writeOne(from + place)),
    );
  }
}

async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(whenMissing(null));
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(whenMissing([]));
}

function whenMissing<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value;
    throw error;
  };
}
