import { join } from 'node:path';
import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { imageFeatures } from './image-features.ts';
import type { Manifest } from './manifest.ts';
import type { Network } from './network.ts';
import { rowData } from './row-data.ts';
import type { TrainingData } from './training-data.ts';

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
  const cache = yield* imageFeatures(images, network, join(runFolder, 'features.bin'));
  const rows = images.map(({ polarity }, row) => ({ row, polarity }));
  const trainCount = manifest.train.length;
  return rowData(cache, rows.slice(0, trainCount), rows.slice(trainCount), network, settings);
}
