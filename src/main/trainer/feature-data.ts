import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { deriveSeed, seededRandom } from '../domain/seeded-random.ts';
import { type Tensor2D, type Tensor4D, tf } from './backend.ts';
import { headLogits } from './classification-head.ts';
import { FEATURE_CHUNK_ROWS, type FeatureCache, openFeatureCache } from './feature-cache.ts';
import { type ImageBatch, imageBatches } from './image-batches.ts';
import type { LabelledImage, Manifest } from './manifest.ts';
import type { Network } from './network.ts';
import { prefetch } from './prefetch.ts';
import { scalePixels } from './preprocessing.ts';
import type { Batch, TrainingData } from './training-data.ts';

const BATCHES_AHEAD = 4;

/**
 * Training of the fully connected layers from features that are computed once and kept on disk.
 *
 * Tells of the features while it computes them, those found on disk included; returns the data. Images
 * are not mirrored, so that one feature row per image is all there is.
 */
export async function* featureData(
  manifest: Manifest,
  network: Network,
  settings: FineTuneSettings,
  runFolder: string,
): AsyncGenerator<TrainingEvent, TrainingData, undefined> {
  const images = [...manifest.train, ...manifest.validation];
  const cache = await openFeatureCache(join(runFolder, 'features.bin'), {
    key: featureKey(images, network),
    rows: images.length,
    columns: network.featureCount,
  });
  let complete = false;
  try {
    yield* computeFeatures(images, network, cache);
    complete = true;
  } finally {
    if (!complete) await cache.close();
  }
  return cachedData(images, manifest.train.length, network, settings, cache);
}

function featureKey(images: readonly LabelledImage[], network: Network): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([network.name, network.preprocessing]));
  for (const image of images) hash.update(`\n${image.path}`);
  return hash.digest('hex');
}

async function* computeFeatures(
  images: readonly LabelledImage[],
  network: Network,
  cache: FeatureCache,
): AsyncGenerator<TrainingEvent, void, undefined> {
  const progress = (): TrainingEvent => ({
    kind: 'features-computed',
    done: cache.completedRows(),
    total: images.length,
  });
  yield progress();
  const missing = images.slice(cache.completedRows());
  for await (const batch of imageBatches(missing, FEATURE_CHUNK_ROWS, network.preprocessing.size)) {
    const rows = imageFeatures(batch, network);
    const readable = images
      .slice(cache.completedRows(), cache.completedRows() + FEATURE_CHUNK_ROWS)
      .map((image) => !batch.unreadable.includes(image));
    await cache.append(spread(rows, readable, network.featureCount), readable);
    yield progress();
  }
}

function imageFeatures(batch: ImageBatch<LabelledImage>, network: Network): Float32Array {
  if (batch.items.length === 0) return new Float32Array(0);
  const { size } = network.preprocessing;
  return tf.tidy(() => {
    const values = scalePixels(batch.pixels, network.preprocessing);
    const images: Tensor4D = tf.tensor4d(values, [batch.items.length, size, size, 3]);
    return network.features(images).dataSync<'float32'>();
  });
}

/** Puts rows where `readable` is true, zeros elsewhere. */
function spread(rows: Float32Array, readable: readonly boolean[], columns: number): Float32Array {
  const all = new Float32Array(readable.length * columns);
  let used = 0;
  for (const [index, flag] of readable.entries()) {
    if (!flag) continue;
    all.set(rows.subarray(used * columns, (used + 1) * columns), index * columns);
    used += 1;
  }
  return all;
}

function cachedData(
  images: readonly LabelledImage[],
  trainCount: number,
  network: Network,
  settings: FineTuneSettings,
  cache: FeatureCache,
): TrainingData {
  const rows = images.map((_, row) => row);
  const readable = (row: number) => cache.isReadable(row);
  const trainRows = rows.slice(0, trainCount).filter(readable);
  const validationRows = rows.slice(trainCount).filter(readable);
  const readBatch = async (batch: readonly number[]): Promise<Batch> => ({
    values: await cache.readRows(batch),
    shape: [batch.length, network.featureCount],
    polarities: Int32Array.from(batch, (row) => images[row]?.polarity ?? 0),
  });
  function* tasks(order: readonly number[]): Generator<() => Promise<Batch>> {
    for (let start = 0; start < order.length; start += settings.batchSize) {
      const batch = order.slice(start, start + settings.batchSize);
      yield () => readBatch(batch);
    }
  }
  return {
    batchesPerEpoch: Math.ceil(trainRows.length / settings.batchSize),
    trainBatches: (epoch) => {
      const random = seededRandom(deriveSeed(settings.seed, 'order', epoch));
      return prefetch(tasks(random.shuffle(trainRows)), BATCHES_AHEAD);
    },
    validationBatches: () => prefetch(tasks(validationRows), BATCHES_AHEAD),
    logits: (inputs, dropoutSeed) =>
      headLogits(network.model, network.head, inputs as Tensor2D, dropoutSeed), // why: a batch of features, as made above
    skippedImages: () => images.length - trainRows.length - validationRows.length,
    close: () => cache.close(),
  };
}
