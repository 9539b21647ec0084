import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { featureVariants } from './feature-variant.ts';
import { type ImageFeatures, imageFeatures } from './image-features.ts';
import type { Manifest } from './manifest.ts';
import type { Network } from './network.ts';
import { rowData } from './row-data.ts';
import type { TrainingData } from './training-data.ts';

/**
 * Training of the fully connected layers from features that are computed once and kept on disk, of a few
 * versions of each image where the augmentation asks for them.
 *
 * Tells of the features while it computes them, those found on disk included; returns the data.
 */
export async function* featureData(
  manifest: Manifest,
  network: Network,
  settings: SettledFineTuneSettings,
  featuresFolder: string,
): AsyncGenerator<TrainingEvent, TrainingData, undefined> {
  const images = [...manifest.train, ...manifest.validation];
  let open: ImageFeatures[] = [];
  try {
    for (const variant of featureVariants(settings.augmentation)) {
      open.push(yield* imageFeatures(images, network, variant, featuresFolder));
    }
    const rows = images.map(({ polarity }, row) => ({ row, polarity }));
    const trainCount = manifest.train.length;
    const data = rowData(
      open,
      rows.slice(0, trainCount),
      rows.slice(trainCount),
      network,
      settings,
    );
    open = [];
    return data;
  } finally {
    for (const features of open) await features.close();
  }
}
