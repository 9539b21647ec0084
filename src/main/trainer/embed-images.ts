import { setImmediate as nextTurn } from 'node:timers/promises';
import { scalePixels } from '../../shared/domain/preprocessing.ts';
import { type Tensor2D, type Tensor4D, tf } from './backend.ts';
import { explainFailure } from './explain-failure.ts';
import { imageBatches } from './image-batches.ts';
import { loadModelFolder } from './model-folder.ts';

const BATCH_SIZE = 32;

/** What the network makes of an image before its last layer; null where it could not be decoded. */
export type Embedding = Float32Array<ArrayBuffer> | null;

/**
 * What the model of a folder makes of images before its last layer, in batches and in the order given.
 *
 * @throws Failure when the folder does not hold a model.
 */
export async function* embedImages(
  modelFolder: string,
  paths: readonly string[],
): AsyncGenerator<readonly Embedding[], void, undefined> {
  const { model, description } = await loadModelFolder(modelFolder);
  const { preprocessing } = description;
  const { size } = preprocessing;
  const images = paths.map((path, index) => ({ path, index }));
  try {
    const before = model.layers.at(-1)?.input;
    if (before === undefined || Array.isArray(before))
      throw new Error('a last layer takes one row');
    const trunk = tf.model({ inputs: model.inputs, outputs: before });
    let start = 0;
    for await (const batch of imageBatches(images, BATCH_SIZE, size)) {
      const rows = new Map<number, Float32Array<ArrayBuffer>>();
      if (batch.items.length > 0) {
        const output = tf.tidy(() => {
          const values = scalePixels(batch.pixels, preprocessing);
          const input: Tensor4D = tf.tensor4d(values, [batch.items.length, size, size, 3]);
          return trunk.predict(input, { batchSize: BATCH_SIZE }) as Tensor2D; // why: it has one output
        });
        const length = output.shape[1];
        const values = output.dataSync<'float32'>();
        output.dispose();
        for (const [row, { index }] of batch.items.entries()) {
          rows.set(index, values.slice(row * length, (row + 1) * length));
        }
      }
      const asked = images.slice(start, start + BATCH_SIZE);
      start += BATCH_SIZE;
      yield asked.map(({ index }) => rows.get(index) ?? null);
      await nextTurn();
    }
  } catch (error) {
    throw explainFailure(error, BATCH_SIZE);
  } finally {
    model.dispose();
  }
}
