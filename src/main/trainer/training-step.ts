import { z } from 'zod';
import { type Scalar, type Tensor, type Tensor2D, tf, type Variable } from './backend.ts';
import type { Batch } from './training-data.ts';

/** Sums over some images; divide by `images` for the means. */
export const Score = z
  .object({
    images: z.int(),
    /** Cross-entropy in nats, times the weights of the images' classes. */
    loss: z.number(),
    correct: z.int(),
  })
  .readonly();
export type Score = z.infer<typeof Score>;

export const NO_SCORE: Score = { images: 0, loss: 0, correct: 0 };

export function addScores(a: Score, b: Score): Score {
  return { images: a.images + b.images, loss: a.loss + b.loss, correct: a.correct + b.correct };
}

/** How many times an image of each polarity counts. */
export type ClassWeights = readonly [NEG: number, NEU: number, POS: number];

const CLASSES = 3;
const EQUAL: ClassWeights = [1, 1, 1];

/**
 * Gradients of a batch's mean weighted cross-entropy, in the order of the variables, and its score. The caller
 * disposes of the gradients.
 */
export function batchGradients(
  batch: Batch,
  logits: (inputs: Tensor) => Tensor2D,
  variables: readonly Variable[],
  weights: ClassWeights,
): { readonly score: Score; readonly gradients: readonly Tensor[] } {
  let score = NO_SCORE;
  const gradients = tf.tidy(() => {
    const inputs = tf.tensor(batch.values, [...batch.shape]);
    let outputs: Tensor2D | undefined;
    const { value, grads } = tf.variableGrads(() => {
      outputs = tf.keep(logits(inputs));
      return meanCrossEntropy(outputs, batch, weights);
    }, [...variables]);
    score = scoreOf(value, outputs, batch);
    outputs?.dispose();
    return variables.map((variable) => gradientOf(variable, grads));
  });
  return { score, gradients };
}

/** Score of a batch with the variables as they are; every image counts once. */
export function scoreBatch(batch: Batch, logits: (inputs: Tensor) => Tensor2D): Score {
  return tf.tidy(() => {
    const outputs = logits(tf.tensor(batch.values, [...batch.shape]));
    return scoreOf(meanCrossEntropy(outputs, batch, EQUAL), outputs, batch);
  });
}

function meanCrossEntropy(logits: Tensor2D, batch: Batch, weights: ClassWeights): Scalar {
  const targets = tf.oneHot(tf.tensor1d(batch.polarities, 'int32'), CLASSES);
  const isEqual = weights.every((weight) => weight === 1);
  if (isEqual) return tf.losses.softmaxCrossEntropy(targets, logits).asScalar();
  const counts = Float32Array.from(batch.polarities, (polarity) => weights[polarity] ?? 1);
  const sum = tf.losses.softmaxCrossEntropy(
    targets,
    logits,
    tf.tensor1d(counts),
    0,
    tf.Reduction.SUM,
  );
  return tf.div(sum, counts.length).asScalar();
}

function scoreOf(meanLoss: Scalar, logits: Tensor2D | undefined, batch: Batch): Score {
  const chosen = logits?.argMax(1).dataSync<'int32'>();
  return {
    images: batch.polarities.length,
    loss: (meanLoss.dataSync<'float32'>()[0] ?? Number.NaN) * batch.polarities.length,
    correct: batch.polarities.filter((polarity, index) => polarity === chosen?.[index]).length,
  };
}

function gradientOf(variable: Variable, gradients: Readonly<Record<string, Tensor>>): Tensor {
  const gradient = gradients[variable.name];
  if (!gradient) throw new Error(`the loss does not depend on the weight ${variable.name}`);
  return gradient;
}
