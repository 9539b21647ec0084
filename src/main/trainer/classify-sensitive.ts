import { setImmediate as nextTurn } from 'node:timers/promises';
import pMap from 'p-map';
import sharp from 'sharp';
import type { SensitiveClassification } from '../../shared/contract/trainer-contract.ts';
import type { SensitiveScores } from '../../shared/domain/sensitive.ts';
import { alignedBilinear } from './aligned-bilinear.ts';
import { type LayersModel, type Tensor2D, type Tensor4D, tf } from './backend.ts';
import { type ClassificationHead, headLogits } from './classification-head.ts';
import { explainFailure } from './explain-failure.ts';
import { mobileNetV2Features } from './networks/mobilenet-v2-features.ts';
import { publishedMobileNetV2 } from './networks/published-model.ts';
import { prefetch } from './prefetch.ts';

const BATCH_SIZE = 32;
const BATCHES_AHEAD = 1;
/** Whole photographs are held while they are made small, so few at a time. */
const DECODED_AT_A_TIME = 4;
const MAX_PIXELS = 100_000_000;
const SIZE = 224;
const HEAD: ClassificationHead = {
  layers: ['dense_1', 'dense_2', 'dense_3'],
  dropoutRates: [0.5, 0.25],
};

/** The network as a function: images [n, 224, 224, 3] from 0 to 1 to probabilities [n, 5]. */
type Network = (images: Tensor4D) => Tensor2D;

/**
 * Scores of images by the network of the npm package nsfwjs, in batches and in the order given.
 *
 * The numbers are those of nsfwjs' own `classify` on the same pixels: RGB by 255, stretched by `resizeBilinear`
 * with aligned corners to 224 × 224. Images are turned upright, laid on white and converted to sRGB first.
 *
 * @throws Failure when memory runs out
 */
export async function* classifySensitive(
  paths: readonly string[],
): AsyncGenerator<readonly SensitiveClassification[], void, undefined> {
  const { topology, entries, weights } = await publishedMobileNetV2();
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({ modelTopology: topology, weightSpecs: [...entries], weightData: weights }),
  );
  const features = mobileNetV2Features(model);
  const network: Network = (images) => headProbabilities(model, features(images));
  try {
    for await (const images of prefetch(decodeTasks(paths), BATCHES_AHEAD)) {
      yield classified(network, images);
      await nextTurn();
    }
  } catch (error) {
    throw explainFailure(error, BATCH_SIZE);
  } finally {
    model.dispose();
  }
}

type DecodedImage = {
  readonly path: string;
  /** [224, 224, 3] from 0 to 1; null where the file cannot be read. */
  readonly values: Float32Array | null;
};

function* decodeTasks(paths: readonly string[]): Generator<() => Promise<readonly DecodedImage[]>> {
  for (let start = 0; start < paths.length; start += BATCH_SIZE) {
    const batch = paths.slice(start, start + BATCH_SIZE);
    yield () =>
      pMap(batch, async (path) => ({ path, values: await valuesOf(path) }), {
        concurrency: DECODED_AT_A_TIME,
      });
  }
}

async function valuesOf(path: string): Promise<Float32Array | null> {
  try {
    const { data, info } = await sharp(path, {
      failOn: 'error',
      limitInputPixels: MAX_PIXELS,
      autoOrient: true,
    })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? alignedBilinear(data, info.width, info.height, SIZE) : null;
  } catch {
    return null;
  }
}

function headProbabilities(model: LayersModel, features: Tensor2D): Tensor2D {
  return tf.softmax(headLogits(model, HEAD, features, null));
}

function classified(
  network: Network,
  images: readonly DecodedImage[],
): readonly SensitiveClassification[] {
  const readable = images.flatMap(({ values }) => (values === null ? [] : [values]));
  const rows = scoresOf(network, readable)[Symbol.iterator]();
  return images.map(({ path, values }) => ({
    path,
    scores: values === null ? null : (rows.next().value ?? null),
  }));
}

function scoresOf(network: Network, images: readonly Float32Array[]): readonly SensitiveScores[] {
  if (images.length === 0) return [];
  const pixels = new Float32Array(images.length * SIZE * SIZE * 3);
  for (const [index, values] of images.entries()) pixels.set(values, index * values.length);
  const outputs = tf.tidy(() => {
    const batch: Tensor4D = tf.tensor4d(pixels, [images.length, SIZE, SIZE, 3]);
    return network(batch);
  });
  const rows = outputs.arraySync();
  outputs.dispose();
  return rows.map(scoresOfRow);
}

/** In the order of nsfwjs' classes. */
function scoresOfRow(row: readonly number[]): SensitiveScores {
  const [drawing, hentai, neutral, porn, sexy] = row;
  if (
    drawing === undefined ||
    hentai === undefined ||
    neutral === undefined ||
    porn === undefined ||
    sexy === undefined
  ) {
    throw new Error(`the network gave ${row.length} scores, not 5`);
  }
  return { drawing, hentai, neutral, porn, sexy };
}
