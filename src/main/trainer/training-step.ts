import { type Scalar, type Tensor, type Tensor2D, tf, type Variable } from './backend.ts';
import type { Optimizer } from './optimizer.ts';
import type { Batch } from './training-data.ts';

/** Sums over some images; divide by `images` for the means. */
export type Score = {
  readonly images: number;
  /** Cross-entropy in nats. */
  readonly loss: number;
  readonly correct: number;
};

export const NO_SCORE: Score = { images: 0, loss: 0, correct: 0 };

export function addScores(a: Score, b: Score): Score {
  return { images: a.images + b.images, loss: a.loss + b.loss, correct: a.correct + b.correct };
}

const CLASSES = 3;

/** Changes the variables once by the gradient of the batch's mean cross-entropy; returns its score before the change. */
export function trainingStep(
  batch: Batch,
  logits: (inputs: Tensor) => Tensor2D,
  variables: readonly Variable[],
  optimizer: Optimizer,
): Score {
  return tf.tidy(() => {
    const inputs = tf.tensor(batch.values, [...batch.shape]);
    let outputs: Tensor2D | undefined;
    const { value, grads } = tf.variableGrads(() => {
      outputs = tf.keep(logits(inputs));
      return meanCrossEntropy(outputs, batch);
    }, [...variables]);
    optimizer.apply(variables.map((variable) => gradientOf(variable, grads)));
    const score = scoreOf(value, outputs, batch);
    outputs?.dispose();
    return score;
  });
}

/** Score of a batch with the variables as they are. */
export function scoreBatch(batch: Batch, logits: (inputs: Tensor) => Tensor2D): Score {
  return tf.tidy(() => {
    const outputs = logits(tf.tensor(batch.values, [...batch.shape]));
    return scoreOf(meanCrossEntropy(outputs, batch), outputs, batch);
  });
}

function meanCrossEntropy(logits: Tensor2D, batch: Batch): Scalar {
  const targets = tf.oneHot(tf.tensor1d(batch.polarities, 'int32'), CLASSES);
  return tf.losses.softmaxCrossEntropy(targets, logits).asScalar();
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
