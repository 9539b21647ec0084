import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { scalePixels } from '../../shared/domain/preprocessing.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { type Tensor4D, tf } from './backend.ts';
import { type FeatureStore, openFeatureStore } from './feature-store.ts';
import type { FeatureVariant } from './feature-variant.ts';
import { type ImageBatch, imageBatches } from './image-batches.ts';
import { imageKey } from './image-key.ts';
import type { Network } from './network.ts';

/** Images whose features are computed together, and lost together by a kill. */
export const FEATURE_BATCH = 32;

type Image = { readonly path: string };
type FeaturesComputed = Extract<TrainingEvent, { readonly kind: 'features-computed' }>;
type Keyed = { readonly path: string; readonly key: string };

/** Features of images of one variant, by the images' places in the list that was asked for. */
export type ImageFeatures = {
  /** False where the image could not be decoded. */
  readonly isReadable: (place: number) => boolean;
  /** Rows [places, features], one after the other. */
  readonly read: (places: readonly number[]) => Promise<Float32Array>;
  readonly close: () => Promise<void>;
};

/**
 * Features of images, of each variant, from a folder that all trainings share: those that are there are read, those
 * that are not are computed and added.
 *
 * They are those of this network only, with the weights that it has now: see `networkFolder`. Tells of them while
 * it computes them, those found included. Images that cannot be decoded have none, and are tried again next time.
 * The caller closes what it gets.
 */
export async function* imageFeatures(
  images: readonly Image[],
  network: Network,
  variants: readonly FeatureVariant[],
  featuresFolder: string,
): AsyncGenerator<FeaturesComputed, readonly ImageFeatures[], undefined> {
  const folder = join(featuresFolder, networkFolder(network));
  const keys = await keysOf(images);
  const stores: FeatureStore[] = [];
  let complete = false;
  try {
    for (const variant of variants) {
      const store = await openFeatureStore(folder, variant.name, network.featureCount);
      stores.push(store);
      yield* computeMissing(images, keys, network, variant, store);
    }
    complete = true;
    return stores.map((store) => featuresIn(store, keys));
  } finally {
    if (!complete) await Promise.all(stores.map((store) => store.close()));
  }
}

function featuresIn(store: FeatureStore, keys: readonly (string | null)[]): ImageFeatures {
  const rows = keys.map((key) => (key === null ? undefined : store.rowOf(key)));
  return {
    isReadable: (place) => rows[place] !== undefined,
    read: (places) => store.read(places.map((place) => rows[place] ?? noSuchRow(place))),
    close: store.close,
  };
}

/**
 * Name of the folder of a network's features: they depend on its kind, its preprocessing and the weights of its
 * convolutional part.
 */
export function networkFolder(network: Network): string {
  const head = new Set(network.head.layers);
  const hash = createHash('sha256').update(JSON.stringify([network.name, network.preprocessing]));
  for (const layer of network.model.layers) {
    if (head.has(layer.name)) continue;
    for (const weight of layer.weights) {
      const values = weight.read().dataSync<'float32'>();
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    }
  }
  return `${network.name.toLowerCase()}-${hash.digest('hex').slice(0, 16)}`;
}

/** Keys of images; null where there is no such file. */
export async function keysOf(images: readonly Image[]): Promise<readonly (string | null)[]> {
  const keys: (string | null)[] = [];
  const step = 256;
  for (let start = 0; start < images.length; start += step) {
    const part = images.slice(start, start + step);
    keys.push(...(await Promise.all(part.map(({ path }) => imageKey(path)))));
  }
  return keys;
}

async function* computeMissing(
  images: readonly Image[],
  keys: readonly (string | null)[],
  network: Network,
  variant: FeatureVariant,
  store: FeatureStore,
): AsyncGenerator<FeaturesComputed, void, undefined> {
  await store.check(keys.filter((key) => key !== null));
  const missing = new Map<string, Keyed>();
  for (const [place, { path }] of images.entries()) {
    const key = keys[place] ?? null;
    if (key !== null && store.rowOf(key) === undefined) missing.set(key, { path, key });
  }
  let done = images.length - missing.size;
  yield { kind: 'features-computed', done, total: images.length };
  const wanted = [...missing.values()].map((image) => ({
    ...image,
    change: variant.changeOf(image.key),
  }));
  for await (const batch of imageBatches(wanted, FEATURE_BATCH, network.preprocessing.size)) {
    if (batch.items.length > 0) {
      const features = featuresOfBatch(batch, network);
      await store.append(
        batch.items.map(({ key }) => key),
        features,
      );
    }
    done += batch.items.length + batch.unreadable.length;
    yield { kind: 'features-computed', done, total: images.length };
  }
}

/** Rows [images, features] of a batch, one after the other. */
export function featuresOfBatch(batch: ImageBatch<unknown>, network: Network): Float32Array {
  const { size } = network.preprocessing;
  return tf.tidy(() => {
    const values = scalePixels(batch.pixels, network.preprocessing);
    const images: Tensor4D = tf.tensor4d(values, [batch.items.length, size, size, 3]);
    return network.features(images).dataSync<'float32'>();
  });
}

function noSuchRow(place: number): never {
  throw new Error(`the image at ${place} has no features`);
}
