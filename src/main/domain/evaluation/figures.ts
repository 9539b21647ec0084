import { areaUnderCurve, orderByScore, type ScoreOrder } from './area-under-curve.ts';
import { calibrationBins, calibrationError } from './calibration-bins.ts';
import type { JudgedColumns } from './judged-images.ts';

/** What judged images come to; NaN where a figure is not defined. Triples are NEG, NEU, POS. */
export type Figures = {
  readonly accuracy: number;
  readonly macroRecall: number;
  readonly macroF1: number;
  readonly macroRocAuc: number;
  readonly calibrationError: number;
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  readonly f1: readonly number[];
  readonly rocAuc: readonly number[];
};

/** Computes figures of the same images again and again, under other weights. */
export type FigureMaker = (weights: Float64Array) => Figures;

/**
 * Makes the figures of judged images.
 *
 * Means go over the polarities that have images; a polarity that was never predicted has F1 0 there, as in
 * scikit-learn. Without images of one kind a polarity has no area under its curve.
 */
export function figureMaker(columns: JudgedColumns): FigureMaker {
  const { labels, predicted } = columns;
  const polarities = columns.manner === 'three-way' ? [0, 1, 2] : [0, 2];
  const orders: readonly ScoreOrder[] = columns.scores.map(orderByScore);
  const bins = calibrationBins(columns.confidence);
  return (weights) => {
    const counts = new Float64Array(9);
    for (let row = 0; row < labels.length; row += 1) {
      const cell = (labels[row] ?? 0) * 3 + (predicted[row] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + (weights[row] ?? 0);
    }
    const at = (label: number, column: number): number => counts[label * 3 + column] ?? 0;
    const support = [0, 1, 2].map((label) => at(label, 0) + at(label, 1) + at(label, 2));
    const claimed = [0, 1, 2].map((column) => at(0, column) + at(1, column) + at(2, column));
    const total = support.reduce((sum, count) => sum + count, 0);
    const share = (part: number, whole: number): number =>
      whole === 0 ? Number.NaN : part / whole;
    const precision = [0, 1, 2].map((k) => share(at(k, k), claimed[k] ?? 0));
    const recall = [0, 1, 2].map((k) => share(at(k, k), support[k] ?? 0));
    const f1 = [0, 1, 2].map((k) => share(2 * at(k, k), (claimed[k] ?? 0) + (support[k] ?? 0)));
    const rocAuc = [0, 1, 2].map((k) => {
      const order = orders[k];
      return order === undefined || !polarities.includes(k)
        ? Number.NaN
        : areaUnderCurve(order, labels, k, weights);
    });
    const present = polarities.filter((k) => (support[k] ?? 0) > 0);
    return {
      accuracy: share(at(0, 0) + at(1, 1) + at(2, 2), total),
      macroRecall: meanOver(present, recall),
      macroF1: meanOver(present, f1),
      macroRocAuc: meanOver(
        present.filter((k) => !Number.isNaN(rocAuc[k])),
        rocAuc,
      ),
      calibrationError: calibrationError(bins, labels, predicted, weights),
      precision,
      recall,
      f1,
      rocAuc,
    };
  };
}

function meanOver(places: readonly number[], values: readonly number[]): number {
  if (places.length === 0) return Number.NaN;
  return places.reduce((sum, place) => sum + (values[place] ?? 0), 0) / places.length;
}
