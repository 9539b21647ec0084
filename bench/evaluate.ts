// The evaluation of a model over files next to PyTorch: images per second, decoding included.
//   node bench/evaluate.ts [images] [VGG-19|MobileNetV2]    128 images where no number is given; 1269 are those of the
//       Twitter Testing Dataset
// Both processes stay, and each chunk of 32 images of one is followed by one of the other, so that both meet the same
// load; the medians of the chunks are compared. Weights are random, images drawn scenes as JPEG files of Twitter's
// sizes. PyTorch reads by torchvision's transforms in a DataLoader of two workers. Python needs torch and torchvision;
// T4SA_PYTHON names an interpreter other than python3.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { developScene } from '../src/main/demo/scene/develop-scene.ts';
import { drawScene } from '../src/main/demo/scene/scene.ts';
import { loadNetwork } from '../src/main/trainer/load-network.ts';
import { writeModelFolder } from '../src/main/trainer/write-model-folder.ts';
import { inputSizesOf, NetworkName, usualWeights } from '../src/shared/domain/fine-tune.ts';
import { POLARITIES } from '../src/shared/domain/polarity.ts';
import { median } from './median.ts';
import { type Answer, alternately, PYTHON } from './train/alternately.ts';
import { THREADS } from './train/compare-networks.ts';

const OURS = fileURLToPath(new URL('./evaluate/measure-evaluate.ts', import.meta.url));
const THEIRS = fileURLToPath(new URL('./train/torch-train.py', import.meta.url));
const BATCH = 32;
const WARM_UP = 1;
/** Scenes that are drawn; more images are these again, in other sizes. */
const SCENES = 24;
const WIDTHS = [1200, 1080, 900, 720, 680];

const [count = '128', name = 'VGG-19'] = process.argv.slice(2);
const network = NetworkName.parse(name);
const images = Number(count);
const folder = mkdtempSync(join(tmpdir(), 't4sa-evaluate-'));
try {
  const model = join(folder, 'model');
  await writeModel(model);
  const pictures = join(folder, 'images');
  await writePictures(pictures, images + WARM_UP * BATCH);
  const sides = [
    { command: process.execPath, arguments: [OURS, model, pictures, String(BATCH)] },
    {
      command: PYTHON,
      arguments: [THEIRS, 'evaluate', network, pictures, String(BATCH), String(THREADS)],
    },
  ];
  const chunks = Math.floor(images / BATCH);
  const [ours = [], theirs = []] = await alternately(sides, WARM_UP + chunks);
  const of = (side: readonly Answer[], figure: 'seconds' | 'cpuSeconds') =>
    median(side.slice(WARM_UP).map((answer) => answer[figure]));
  const ratio = (figure: 'seconds' | 'cpuSeconds') =>
    (of(theirs, figure) / of(ours, figure)).toFixed(2);
  const told = (side: readonly Answer[]) =>
    `${(BATCH / of(side, 'seconds')).toFixed(2)} images/s, ${(of(side, 'cpuSeconds') / BATCH).toFixed(3)} s of processor time each`;
  console.log(
    `${network}, ${chunks * BATCH} images in batches of ${BATCH}, ${THREADS} threads, load ${loadavg().map((load) => load.toFixed(1))}:`,
    `${told(ours)}; PyTorch ${told(theirs)};`,
    `speed ${ratio('seconds')}×, by processor time ${ratio('cpuSeconds')}×`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeModel(target: string): Promise<void> {
  const weights = usualWeights(network);
  const [inputSize] = inputSizesOf(network);
  const loaded = await loadNetwork(network, { inputSize, seed: 1, weights, weightsFolder: null });
  await writeModelFolder(target, loaded, { settings: null, metrics: null });
  loaded.model.dispose();
}

async function writePictures(target: string, wanted: number): Promise<void> {
  const to = join(target, 'pictures');
  mkdirSync(to, { recursive: true });
  const scenes = await Promise.all(
    Array.from({ length: SCENES }, (_, seed) =>
      developScene(drawScene(POLARITIES[seed % POLARITIES.length] ?? 'NEU', seed), seed),
    ),
  );
  for (let place = 0; place < wanted; place += 1) {
    const scene = scenes[place % SCENES];
    if (scene === undefined) throw new Error('a scene was not drawn');
    const { data, width, height } = scene;
    await sharp(data, { raw: { width, height, channels: 3 } })
      .resize({ width: WIDTHS[place % WIDTHS.length] ?? 1200 })
      .jpeg({ quality: 85 })
      .toFile(join(to, `${String(place).padStart(4, '0')}.jpg`));
  }
}
