import { deriveSeed } from '../domain/seeded-random.ts';
import { type LayersModel, type Tensor2D, tf } from './backend.ts';
import { dropout } from './dropout.ts';

/** The fully connected layers of a network: from features to one number per polarity. */
export type ClassificationHead = {
  /** Names of the dense layers, first to last; the last has three outputs and no dropout after it. */
  readonly layers: readonly string[];
  /** Share of units that are dropped after each dense layer but the last, while training. */
  readonly dropoutRates: readonly number[];
};

/**
 * Logits [n, 3] of features [n, k]: dense layers with relu between them, softmax left to the loss.
 *
 * With `dropoutSeed`, units are dropped as in training; equal seeds drop equal units. Null for inference.
 */
export function headLogits(
  model: LayersModel,
  head: ClassificationHead,
  features: Tensor2D,
  dropoutSeed: number | null,
): Tensor2D {
  return head.layers.reduce((input, name, index) => {
    const [kernel, bias] = model.getLayer(name).weights;
    if (!kernel || !bias) throw new Error(`the layer ${name} lacks weights`);
    const output: Tensor2D = tf.add(tf.matMul(input, kernel.read() as Tensor2D), bias.read()); // why: a dense kernel is a matrix
    if (index === head.layers.length - 1) return output;
    const rate = head.dropoutRates[index] ?? 0;
    const active = tf.relu(output);
    return dropoutSeed === null || rate === 0
      ? active
      : dropout(active, rate, deriveSeed(dropoutSeed, name));
  }, features);
}
