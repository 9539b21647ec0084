import type {
  Estimate,
  EvaluationManner,
  PairedComparison,
} from '../../../shared/domain/evaluation-metrics.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import { type Figures, figureMaker } from './figures.ts';
import { type JudgedImage, judgedColumns } from './judged-images.ts';
import { mcnemarExact } from './mcnemar.ts';
import { middle95, resampleClusters, resamplesFor } from './resample-clusters.ts';

/** An image that two models judged. */
export type TwiceJudgedImage = Omit<JudgedImage, 'probabilities'> & {
  readonly first: Probabilities;
  readonly second: Probabilities;
};

/**
 * Compares two models on the same images: McNemar's exact test, and differences (first less second) with the middle
 * 95 % of a bootstrap that resamples posts for both alike. Null where no image counts.
 */
export function compareModels(
  images: readonly TwiceJudgedImage[],
  manner: EvaluationManner,
  seed: number,
): PairedComparison | null {
  const first = judgedColumns(
    images.map(({ first: probabilities, ...image }) => ({ ...image, probabilities })),
    manner,
  );
  const second = judgedColumns(
    images.map(({ second: probabilities, ...image }) => ({ ...image, probabilities })),
    manner,
  );
  const count = first.labels.length;
  if (count === 0) return null;
  const table = { bothRight: 0, onlyFirstRight: 0, onlySecondRight: 0, bothWrong: 0 };
  for (let row = 0; row < count; row += 1) {
    const isFirstRight = first.predicted[row] === first.labels[row];
    const isSecondRight = second.predicted[row] === second.labels[row];
    if (isFirstRight) table[isSecondRight ? 'bothRight' : 'onlyFirstRight'] += 1;
    else table[isSecondRight ? 'onlySecondRight' : 'bothWrong'] += 1;
  }
  const makeFirst = figureMaker(first);
  const makeSecond = figureMaker(second);
  const ones = new Float64Array(count).fill(1);
  const whole = { first: makeFirst(ones), second: makeSecond(ones) };
  const resampled: (typeof whole)[] = [];
  for (const weights of resampleClusters(first, resamplesFor(count), seed)) {
    resampled.push({ first: makeFirst(weights), second: makeSecond(weights) });
  }
  const difference = (read: (figures: Figures) => number): Estimate => {
    const value = read(whole.first) - read(whole.second);
    if (Number.isNaN(value)) return null;
    const range = middle95(
      Float64Array.from(resampled, (one) => read(one.first) - read(one.second)),
    );
    return range === null
      ? null
      : { value, low: Math.min(range.low, value), high: Math.max(range.high, value) };
  };
  const accuracyDifference = difference(({ accuracy }) => accuracy);
  if (accuracyDifference === null) throw new Error('images without an accuracy');
  return {
    manner,
    images: count,
    ...table,
    mcnemarP: mcnemarExact(table.onlyFirstRight, table.onlySecondRight),
    accuracyDifference,
    macroRecallDifference: difference(({ macroRecall }) => macroRecall),
    macroRocAucDifference: difference(({ macroRocAuc }) => macroRocAuc),
  };
}
