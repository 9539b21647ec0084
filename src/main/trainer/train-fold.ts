import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { tf } from './backend.ts';
import type { FeatureCache } from './feature-cache.ts';
import { freezeLayers } from './freeze-layers.ts';
import { loadNetwork } from './load-network.ts';
import { createOptimizer } from './optimizer.ts';
import { type LabelledRow, rowData } from './row-data.ts';
import { trainEpoch } from './train-epoch.ts';
import type { TrainingData } from './training-data.ts';

const CLASSES = 3;

/**
 * Trains a head on some rows of a feature cache, and lets it judge others.
 *
 * All epochs of the settings are trained and the last weights judge: choosing an epoch would need images that
 * are neither learnt from nor judged. Tells of batches; returns three probabilities per judged row whose image
 * could be decoded, one row after the other.
 *
 * @throws Failure when the loss is no longer a number, or when no training image can be decoded.
 */
export async function* trainFold(
  cache: FeatureCache,
  rows: { readonly train: readonly LabelledRow[]; readonly judged: readonly number[] },
  settings: FineTuneSettings,
  now: () => number,
): AsyncGenerator<TrainingEvent, Float32Array, undefined> {
  const network = await loadNetwork(settings.network, settings.inputSize, settings.seed);
  const variables = freezeLayers(network, settings.mode);
  const optimizer = createOptimizer(settings, variables);
  try {
    const session = {
      settings,
      data: rowData(cache, rows.train, [], network, settings),
      variables,
      optimizer,
      now,
    };
    for (let epoch = 1; epoch <= settings.epochs; epoch += 1) yield* trainEpoch(session, epoch);
    const judged = rows.judged.map((row): LabelledRow => ({ row, polarity: 0 }));
    return await probabilitiesOf(rowData(cache, [], judged, network, settings));
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
