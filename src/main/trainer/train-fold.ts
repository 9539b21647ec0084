import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { classWeights } from '../domain/training/class-weights.ts';
import { tf } from './backend.ts';
import type { ImageFeatures } from './image-features.ts';
import { loadNetwork } from './load-network.ts';
import { createOptimizer } from './optimizer.ts';
import { trainedParameters } from './parameters.ts';
import { type LabelledRow, rowData } from './row-data.ts';
import { trainEpoch } from './train-epoch.ts';
import type { TrainingData } from './training-data.ts';

const CLASSES = 3;

/**
 * Trains a head on the features of some images, and lets it judge others.
 *
 * All epochs of the settings are trained and the last weights judge: choosing an epoch would need images that
 * are neither learnt from nor judged. Tells of batches; returns three probabilities per judged row whose image
 * could be decoded, one row after the other.
 *
 * @throws Failure when the loss is no longer a number, or when no training image can be decoded.
 */
export async function* trainFold(
  features: readonly ImageFeatures[],
  rows: { readonly train: readonly LabelledRow[]; readonly judged: readonly number[] },
  settings: SettledFineTuneSettings,
  weightsFolder: string | null,
  now: () => number,
): AsyncGenerator<TrainingEvent, Float32Array, undefined> {
  const network = await loadNetwork(settings.network, { ...settings, weightsFolder });
  const parameters = trainedParameters(network, settings);
  const optimizer = createOptimizer(settings, parameters);
  try {
    const data = rowData(features, rows.train, [], network, settings);
    const session = {
      settings,
      data,
      parameters,
      optimizer,
      classWeights: classWeights(settings.classWeights, data.trainPolarities),
      now,
      reached: async () => undefined,
    };
    for (let epoch = 1; epoch <= settings.epochs; epoch += 1) {
      yield* trainEpoch(session, epoch, null);
    }
    const judged = rows.judged.map((row): LabelledRow => ({ row, polarity: 0 }));
    return await probabilitiesOf(rowData(features, [], judged, network, settings));
  } finally {
    optimizer.dispose();
    network.model.dispose();
  }
}

/** What the head says of the data's validation images. */
async function probabilitiesOf(data: TrainingData): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  for await (const { values, shape } of data.validationBatches()) {
    parts.push(
      tf.tidy(() =>
        tf.softmax(data.logits(tf.tensor(values, [...shape]), null)).dataSync<'float32'>(),
      ),
    );
    await nextTurn();
  }
  const images = parts.reduce((sum, part) => sum + part.length / CLASSES, 0);
  const all = new Float32Array(images * CLASSES);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
