import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { writeDemoBenchmark } from '../../src/main/demo/demo-benchmark.ts';
import { median } from '../median.ts';
import { type Answer, alternately, PYTHON } from './alternately.ts';
import { THREADS } from './compare-networks.ts';

const OURS = fileURLToPath(new URL('./measure-images.ts', import.meta.url));
const THEIRS = fileURLToPath(new URL('./torch-train.py', import.meta.url));
const PHOTOS = resolve('../shared/data/photos');
const DRAWN = 100;
const BATCH = 32;
const WARM_UP = 1;
/** Twitter serves `medium` and `large` images of up to these widths; null: photographs as they are. */
const WIDTHS = [null, 1200];

/** Decoding, scaling and normalising to 224 pixels, in batches, next to torchvision's DataLoader of two workers. */
export async function compareImages(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 't4sa-images-'));
  try {
    for (const width of WIDTHS) {
      const pictures = join(folder, String(width));
      const count = await writePictures(pictures, width);
      const sides = [
        { command: process.execPath, arguments: [OURS, pictures, String(BATCH)] },
        {
          command: PYTHON,
          arguments: [THEIRS, 'images', pictures, String(BATCH), String(THREADS)],
        },
      ];
      const [ours = [], theirs = []] = await alternately(sides, WARM_UP + rounds);
      const of = (side: readonly Answer[], figure: 'seconds' | 'cpuSeconds') =>
        median(side.slice(WARM_UP).map((answer) => answer[figure]));
      const ratio = (figure: 'seconds' | 'cpuSeconds') =>
        (of(theirs, figure) / of(ours, figure)).toFixed(2);
      const told = (side: readonly Answer[]) =>
        `${(count / of(side, 'seconds')).toFixed(0)} images/s, ${((1000 * of(side, 'cpuSeconds')) / count).toFixed(1)} ms of processor time each`;
      console.log(
        `${count} pictures, ${width === null ? 'as they are' : `${width} pixels wide`}`.padEnd(36),
        `${told(ours)}; torchvision ${told(theirs)};`,
        `speed ${ratio('seconds')}×, by processor time ${ratio('cpuSeconds')}×`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** JPEG files in one sub-folder; returns how many. */
async function writePictures(folder: string, width: number | null): Promise<number> {
  const target = join(folder, 'pictures');
  mkdirSync(target, { recursive: true });
  const sources = existsSync(PHOTOS) ? PHOTOS : await drawnScenes(folder);
  const names = readdirSync(sources).filter((name) => /\.jpe?g$/i.test(name));
  for (const name of names) {
    const picture = sharp(join(sources, name)).toColourspace('srgb');
    const sized = width === null ? picture : picture.resize({ width });
    await sized.jpeg({ quality: 90 }).toFile(join(target, name));
  }
  return names.length;
}

async function drawnScenes(folder: string): Promise<string> {
  console.log(`no photographs in ${PHOTOS}: drawn scenes instead`);
  const scenes = `${folder}-scenes`;
  await writeDemoBenchmark(scenes, { seed: 1, perPolarity: DRAWN });
  return join(scenes, 'negative');
}
