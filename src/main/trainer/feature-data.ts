import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { featureVariants } from './feature-variant.ts';
import { imageFeatures } from './image-features.ts';
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
  const variants = featureVariants(settings.augmentation);
  const features = yield* imageFeatures(images, network, variants, featuresFolder);
  const rows = images.map(({ polarity }, row) => ({ row, polarity }));
  const trainCount = manifest.train.length;
  return rowData(features, rows.slice(0, trainCount), rows.slice(trainCount), network, settings);
}
