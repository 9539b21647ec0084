import { createHash } from 'node:crypto';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { type Tensor4D, tf } from './backend.ts';
import { FEATURE_CHUNK_ROWS, type FeatureCache, openFeatureCache } from './feature-cache.ts';
import { type ImageBatch, imageBatches } from './image-batches.ts';
import type { Network } from './network.ts';
import { scalePixels } from './preprocessing.ts';

type Image = { readonly path: string };
type FeaturesComputed = Extract<TrainingEvent, { readonly kind: 'features-computed' }>;

/**
 * Features of images in a cache file, one row per image in the order given.
 *
 * Tells of them while it computes them, those found in the file included; returns the cache, complete and
 * open. Rows of a file that was made of other images, or by another network, are thrown away.
 */
export async function* imageFeatures(
  images: readonly Image[],
  network: Network,
  file: string,
): AsyncGenerator<FeaturesComputed, FeatureCache, undefined> {
  const cache = await openFeatureCache(file, {
    key: featureKey(images, network),
    rows: images.length,
    columns: network.featureCount,
  });
  let complete = false;
  try {
    yield* computeMissing(images, network, cache);
    complete = true;
  } finally {
    if (!complete) await cache.close();
  }
  return cache;
}

function featureKey(images: readonly Image[], network: Network): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([network.name, network.preprocessing]));
  for (const image of images) hash.update(`\n${image.path}`);
  return hash.digest('hex');
}

async function* computeMissing(
  images: readonly Image[],
  network: Network,
  cache: FeatureCache,
): AsyncGenerator<FeaturesComputed, void, undefined> {
  const progress = (): FeaturesComputed => ({
    kind: 'features-computed',
    done: cache.completedRows(),
    total: images.length,
  });
  yield progress();
  const missing = images.slice(cache.completedRows());
  for await (const batch of imageBatches(missing, FEATURE_CHUNK_ROWS, network.preprocessing.size)) {
    const rows = featuresOfBatch(batch, network);
    const readable = images
      .slice(cache.completedRows(), cache.completedRows() + FEATURE_CHUNK_ROWS)
      .map((image) => !batch.unreadable.includes(image));
    await cache.append(spread(rows, readable, network.featureCount), readable);
    yield progress();
  }
}

function featuresOfBatch(batch: ImageBatch<Image>, network: Network): Float32Array {
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
