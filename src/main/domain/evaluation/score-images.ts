import type {
  Estimate,
  EvaluationManner,
  EvaluationMetrics,
} from '../../../shared/domain/evaluation-metrics.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import { calibrationBins, reliabilityBins } from './calibration-bins.ts';
import { type Figures, figureMaker } from './figures.ts';
import { type JudgedColumns, type JudgedImage, judgedColumns } from './judged-images.ts';
import { middle95, resampleClusters, resamplesFor } from './resample-clusters.ts';

/**
 * Everything that judged images say in one manner, with 95 % intervals; null where no image counts.
 *
 * Shares of images (accuracy, precision, recall) have Wilson's interval where every image stands for itself. Where
 * several images come from one post, and for all other figures, it is the middle of a bootstrap over posts, which
 * depends on the seed.
 */
export function scoreImages(
  images: readonly JudgedImage[],
  manner: EvaluationManner,
  seed: number,
): EvaluationMetrics | null {
  const columns = judgedColumns(images, manner);
  const count = columns.labels.length;
  if (count === 0) return null;
  const make = figureMaker(columns);
  const figures = make(new Float64Array(count).fill(1));
  const resampled = resample(columns, make, seed);
  const confusion = confusionOf(columns);
  const support = confusion.map((row) => row.reduce((sum, cell) => sum + cell, 0));
  const claimed = [0, 1, 2].map((k) => confusion.reduce((sum, row) => sum + (row[k] ?? 0), 0));
  const hits = [0, 1, 2].map((k) => confusion[k]?.[k] ?? 0);
  const isIndependent = columns.clusterCount === count;
  const estimate = (read: Read, successes?: number, total?: number): Estimate => {
    const value = read(figures);
    if (Number.isNaN(value)) return null;
    if (isIndependent && successes !== undefined && total !== undefined) {
      return wilsonInterval(successes, total);
    }
    const range = middle95(Float64Array.from(resampled, read));
    return range === null ? null : around(value, range);
  };
  const right = hits.reduce((sum, one) => sum + one, 0);
  const accuracy = estimate(({ accuracy: share }) => share, right, count);
  if (accuracy === null) throw new Error('images without an accuracy');
  const polarities = manner === 'three-way' ? ([0, 1, 2] as const) : ([0, 2] as const);
  return {
    manner,
    images: count,
    clusters: columns.clusterCount,
    confusion,
    accuracy,
    majority: Math.max(...support) / count,
    macroRecall: estimate(({ macroRecall }) => macroRecall),
    macroF1: estimate(({ macroF1 }) => macroF1),
    macroRocAuc: estimate(({ macroRocAuc }) => macroRocAuc),
    calibrationError: estimate(({ calibrationError }) => calibrationError),
    reliability: reliabilityBins(
      calibrationBins(columns.confidence),
      columns.labels,
      columns.predicted,
    ),
    perPolarity: polarities.map((k) => ({
      polarity: POLARITIES[k],
      support: support[k] ?? 0,
      precision: estimate(({ precision }) => precision[k] ?? Number.NaN, hits[k], claimed[k]),
      recall: estimate(({ recall }) => recall[k] ?? Number.NaN, hits[k], support[k]),
      f1: estimate(({ f1 }) => f1[k] ?? Number.NaN),
      rocAuc: estimate(({ rocAuc }) => rocAuc[k] ?? Number.NaN),
    })),
  };
}

type Read = (figures: Figures) => number;

function resample(
  columns: JudgedColumns,
  make: (weights: Float64Array) => Figures,
  seed: number,
): readonly Figures[] {
  const made: Figures[] = [];
  for (const weights of resampleClusters(columns, resamplesFor(columns.labels.length), seed)) {
    made.push(make(weights));
  }
  return made;
}

function around(value: number, { low, high }: { readonly low: number; readonly high: number }) {
  // The percentiles of a figure that a resample moves one way only, such as a calibration error, may pass it by.
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}

function confusionOf({ labels, predicted }: JudgedColumns): number[][] {
  const confusion = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let row = 0; row < labels.length; row += 1) {
    const cells = confusion[labels[row] ?? 0];
    const column = predicted[row] ?? 0;
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + 1;
  }
  return confusion;
}
