import type { EvaluationScore, PolarityScore } from '../../shared/domain/evaluation.ts';
import {
  mostProbable,
  type Polarity,
  type Probabilities,
  polarityIndex,
} from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What a network predicted for an image of a benchmark. */
export type JudgedPrediction = {
  /** The image's manual label. */
  readonly polarity: Polarity;
  readonly probabilities: Probabilities;
};

/**
 * Measures predictions against manual labels.
 *
 * The prediction is the most probable polarity, the first of equals in the order NEG, NEU, POS. Two-way
 * accuracy is the manner of benchmarks without neutral images (Vadicamo et al. 2017 on the Twitter
 * Testing Dataset): of images labelled NEG or POS, the share where the more probable of NEG and POS is
 * right, whatever NEU got. Precision, recall and F1 are null where nothing was predicted, labelled, or
 * either.
 *
 * @throws Failure BAD_INPUT without predictions.
 */
export function scoreEvaluation(predictions: readonly JudgedPrediction[]): EvaluationScore {
  if (predictions.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      'There is no prediction to measure',
      'Check that the benchmark holds images that can be read.',
    );
  }
  const confusion = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (const { polarity, probabilities } of predictions) {
    const row = confusion[polarityIndex(polarity)] ?? [];
    const column = polarityIndex(mostProbable(probabilities).polarity);
    row[column] = (row[column] ?? 0) + 1;
  }
  const correct = [0, 1, 2].reduce((sum, index) => sum + countAt(confusion, index, index), 0);
  return {
    confusion,
    accuracy: wilsonInterval(correct, predictions.length),
    twoWayAccuracy: twoWayAccuracy(predictions),
    perPolarity: {
      NEG: polarityScore(confusion, 0),
      NEU: polarityScore(confusion, 1),
      POS: polarityScore(confusion, 2),
    },
  };
}

function twoWayAccuracy(
  predictions: readonly JudgedPrediction[],
): EvaluationScore['twoWayAccuracy'] {
  const polar = predictions.filter(({ polarity }) => polarity !== 'NEU');
  if (polar.length === 0) return null;
  const correct = polar.filter(
    ({ polarity, probabilities: [negative, , positive] }) =>
      polarity === (negative >= positive ? 'NEG' : 'POS'),
  );
  return wilsonInterval(correct.length, polar.length);
}

function polarityScore(confusion: readonly (readonly number[])[], index: number): PolarityScore {
  const correct = countAt(confusion, index, index);
  const support = [0, 1, 2].reduce((sum, column) => sum + countAt(confusion, index, column), 0);
  const predicted = [0, 1, 2].reduce((sum, row) => sum + countAt(confusion, row, index), 0);
  return {
    precision: predicted === 0 ? null : correct / predicted,
    recall: support === 0 ? null : correct / support,
    f1: predicted + support === 0 ? null : (2 * correct) / (predicted + support),
    support,
  };
}

function countAt(confusion: readonly (readonly number[])[], row: number, column: number): number {
  return confusion[row]?.[column] ?? 0;
}
