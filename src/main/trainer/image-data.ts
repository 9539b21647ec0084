import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { deriveSeed, seededRandom } from '../domain/seeded-random.ts';
import type { Tensor4D } from './backend.ts';
import { headLogits } from './classification-head.ts';
import { imageBatches } from './image-batches.ts';
import type { LabelledImage, Manifest } from './manifest.ts';
import type { Network } from './network.ts';
import { scalePixels } from './preprocessing.ts';
import type { Batch, TrainingData } from './training-data.ts';

type TrainImage = LabelledImage & { readonly mirrored: boolean };

/**
 * Training from image files, all layers: images are decoded anew each epoch.
 *
 * Each epoch has its own order, and mirrors each training image with probability one half; both follow
 * from the seed and the epoch's number.
 */
export function imageData(
  manifest: Manifest,
  network: Network,
  settings: FineTuneSettings,
): TrainingData {
  const skipped = new Set<string>();
  const { size } = network.preprocessing;
  async function* batches(images: readonly TrainImage[]): AsyncGenerator<Batch, void, undefined> {
    for await (const batch of imageBatches(images, settings.batchSize, size)) {
      for (const image of batch.unreadable) skipped.add(image.path);
      if (batch.items.length === 0) continue;
      yield {
        values: scalePixels(batch.pixels, network.preprocessing),
        shape: [batch.items.length, size, size, 3],
        polarities: Int32Array.from(batch.items, (image) => image.polarity),
      };
    }
  }
  return {
    batchesPerEpoch: Math.ceil(manifest.train.length / settings.batchSize),
    trainBatches: (epoch) => batches(epochImages(manifest.train, settings.seed, epoch)),
    validationBatches: () =>
      batches(manifest.validation.map((image) => ({ ...image, mirrored: false }))),
    logits: (inputs, dropoutSeed) =>
      headLogits(
        network.model,
        network.head,
        network.features(inputs as Tensor4D), // why: a batch of images, as made above
        dropoutSeed,
      ),
    skippedImages: () => skipped.size,
    close: async () => undefined,
  };
}

/** The order and the mirroring of an epoch's images. */
export function epochImages(
  images: readonly LabelledImage[],
  seed: number,
  epoch: number,
): readonly TrainImage[] {
  const mirror = seededRandom(deriveSeed(seed, 'mirror', epoch));
  return seededRandom(deriveSeed(seed, 'order', epoch))
    .shuffle(images)
    .map((image) => ({ ...image, mirrored: mirror.next() < 0.5 }));
}
