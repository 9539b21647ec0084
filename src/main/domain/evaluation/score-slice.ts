import type { Proportion } from '../../../shared/domain/evaluation.ts';
import type { Estimate, EvaluationManner } from '../../../shared/domain/evaluation-metrics.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import { type JudgedColumns, type JudgedImage, judgedColumns } from './judged-images.ts';
import { middle95, resampleClusters, resamplesFor } from './resample-clusters.ts';

/** Accuracy and macro recall of part of the images, with intervals as in `scoreImages`, which costs much more. */
export type SliceScore = {
  readonly images: number;
  readonly accuracy: Proportion;
  readonly macroRecall: Estimate;
};

/** Null where no image counts in the manner. */
export function scoreSlice(
  images: readonly JudgedImage[],
  manner: EvaluationManner,
  seed: number,
): SliceScore | null {
  const columns = judgedColumns(images, manner);
  const count = columns.labels.length;
  if (count === 0) return null;
  const whole = sharesOf(columns, new Float64Array(count).fill(1));
  const resamples = resamplesFor(count);
  const accuracies = new Float64Array(resamples);
  const recalls = new Float64Array(resamples);
  let resample = 0;
  for (const weights of resampleClusters(columns, resamples, seed)) {
    const { right, total, macroRecall } = sharesOf(columns, weights);
    accuracies[resample] = right / total;
    recalls[resample] = macroRecall;
    resample += 1;
  }
  return {
    images: count,
    accuracy:
      columns.clusterCount === count
        ? wilsonInterval(whole.right, count)
        : around(whole.right / count, accuracies),
    macroRecall: around(whole.macroRecall, recalls),
  };
}

function sharesOf(
  { labels, predicted }: JudgedColumns,
  weights: Float64Array,
): { readonly right: number; readonly total: number; readonly macroRecall: number } {
  const support = [0, 0, 0];
  const hits = [0, 0, 0];
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row] ?? 0;
    const weight = weights[row] ?? 0;
    support[label] = (support[label] ?? 0) + weight;
    if (predicted[row] === label) hits[label] = (hits[label] ?? 0) + weight;
  }
  const present = [0, 1, 2].filter((label) => (support[label] ?? 0) > 0);
  const recalls = present.map((label) => (hits[label] ?? 0) / (support[label] ?? 1));
  return {
    right: hits.reduce((sum, one) => sum + one, 0),
    total: support.reduce((sum, one) => sum + one, 0),
    macroRecall: recalls.reduce((sum, one) => sum + one, 0) / present.length,
  };
}

function around(value: number, resampled: Float64Array): Proportion {
  const { low, high } = middle95(resampled) ?? { low: value, high: value };
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}
