import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Prediction } from '../../shared/contract/trainer-contract.ts';
import { Probabilities } from '../../shared/domain/polarity.ts';
import { type Preprocessing, scalePixels } from '../../shared/domain/preprocessing.ts';
import { type Tensor4D, tf } from './backend.ts';
import { explainFailure } from './explain-failure.ts';
import { type ImageBatch, imageBatches } from './image-batches.ts';
import { loadModelFolder } from './model-folder.ts';
import { type ModelForward, modelForward } from './model-forward.ts';

const BATCH_SIZE = 32;

/**
 * Probabilities of images from a model folder, in batches and in the order given.
 *
 * @throws Failure when the folder does not hold a model.
 */
export async function* predict(
  modelFolder: string,
  paths: readonly string[],
): AsyncGenerator<readonly Prediction[], void, undefined> {
  const { model, description } = await loadModelFolder(modelFolder);
  const { preprocessing } = description;
  const forward = modelForward(model, description);
  const images = paths.map((path, index) => ({ path, index }));
  try {
    let start = 0;
    for await (const batch of imageBatches(images, BATCH_SIZE, preprocessing.size)) {
      const rows = probabilitiesOf(batch, forward, preprocessing);
      const byIndex = new Map(batch.items.map((item, row) => [item.index, rows[row]]));
      const asked = images.slice(start, start + BATCH_SIZE);
      start += BATCH_SIZE;
      yield asked.map(({ path, index }) => ({ path, probabilities: byIndex.get(index) ?? null }));
      await nextTurn();
    }
  } catch (error) {
    throw explainFailure(error, BATCH_SIZE);
  } finally {
    model.dispose();
  }
}

function probabilitiesOf(
  batch: ImageBatch<unknown>,
  forward: ModelForward,
  preprocessing: Preprocessing,
): readonly Probabilities[] {
  if (batch.items.length === 0) return [];
  const { size } = preprocessing;
  const outputs = tf.tidy(() => {
    const values = scalePixels(batch.pixels, preprocessing);
    const images: Tensor4D = tf.tensor4d(values, [batch.items.length, size, size, 3]);
    return forward(images);
  });
  const rows = outputs.arraySync();
  outputs.dispose();
  return rows.map((row) => Probabilities.parse(row));
}
