import { setImmediate as nextTurn } from 'node:timers/promises';
import { scalePixels } from '../../shared/domain/preprocessing.ts';
import { type Tensor4D, tf } from './backend.ts';
import { headLogits } from './classification-head.ts';
import { imageBatches } from './image-batches.ts';
import type { Network } from './network.ts';

const CLASSES = 3;

/**
 * What a network says of images: three probabilities each, in the order given, NaN for those that cannot be
 * decoded.
 */
export async function judgeImages(
  network: Network,
  paths: readonly string[],
  batchSize: number,
): Promise<Float32Array> {
  const { size } = network.preprocessing;
  const all = new Float32Array(paths.length * CLASSES).fill(Number.NaN);
  const images = paths.map((path, place) => ({ path, place }));
  for await (const { items, pixels } of imageBatches(images, batchSize, size)) {
    if (items.length > 0) {
      const probabilities = tf.tidy(() => {
        const values = scalePixels(pixels, network.preprocessing);
        const inputs: Tensor4D = tf.tensor4d(values, [items.length, size, size, 3]);
        const { model, head } = network;
        return tf
          .softmax(headLogits(model, head, network.features(inputs), null))
          .dataSync<'float32'>();
      });
      for (const [index, { place }] of items.entries()) {
        const row = probabilities.subarray(index * CLASSES, (index + 1) * CLASSES);
        all.set(row, place * CLASSES);
      }
    }
    await nextTurn();
  }
  return all;
}
