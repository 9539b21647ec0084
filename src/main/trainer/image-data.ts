import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { scalePixels } from '../../shared/domain/preprocessing.ts';
import { deriveSeed, seededRandom } from '../domain/seeded-random.ts';
import { drawImageChange, type ImageChange } from '../domain/training/image-change.ts';
import type { Tensor4D } from './backend.ts';
import { headLogits } from './classification-head.ts';
import { imageBatches } from './image-batches.ts';
import type { LabelledImage, Manifest } from './manifest.ts';
import type { Network } from './network.ts';
import type { Batch, TrainingData } from './training-data.ts';

type TrainImage = LabelledImage & { readonly change?: ImageChange };

/**
 * Training from image files, all layers: images are decoded anew each epoch.
 *
 * Each epoch has its own order, and changes each training image in its own way; both follow from the seed and
 * the epoch's number.
 */
export function imageData(
  manifest: Manifest,
  network: Network,
  settings: Pick<SettledFineTuneSettings, 'batchSize' | 'augmentation' | 'seed'>,
): TrainingData {
  const skipped = new Set<string>();
  const { size } = network.preprocessing;
  async function* batches(images: readonly TrainImage[]): AsyncGenerator<Batch, void, undefined> {
    for await (const batch of imageBatches(images, settings.batchSize, size)) {
      for (const image of batch.unreadable) skipped.add(image.path);
      yield {
        values: scalePixels(batch.pixels, network.preprocessing),
        shape: [batch.items.length, size, size, 3],
        polarities: Int32Array.from(batch.items, (image) => image.polarity),
      };
    }
  }
  return {
    batchesPerEpoch: Math.ceil(manifest.train.length / settings.batchSize),
    trainPolarities: manifest.train.map(({ polarity }) => polarity),
    trainBatches: (epoch, skip) =>
      batches(epochImages(manifest.train, settings, epoch).slice(skip * settings.batchSize)),
    validationBatches: () => batches(manifest.validation),
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

/** The order of an epoch's images, and what is changed in each. */
export function epochImages(
  images: readonly LabelledImage[],
  { seed, augmentation }: Pick<SettledFineTuneSettings, 'augmentation' | 'seed'>,
  epoch: number,
): readonly TrainImage[] {
  const changes = seededRandom(deriveSeed(seed, 'change', epoch));
  return seededRandom(deriveSeed(seed, 'order', epoch))
    .shuffle(images)
    .map((image) => ({ ...image, change: drawImageChange(augmentation, changes) }));
}
