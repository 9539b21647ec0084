import { modelName } from '../../shared/domain/evaluated-model.ts';
import type { Proportion } from '../../shared/domain/evaluation.ts';
import type { Estimate, PairedComparison } from '../../shared/domain/evaluation-metrics.ts';
import type {
  EvaluationEntry,
  EvaluationReport,
  EvaluationSlice,
} from '../../shared/domain/evaluation-report.ts';
import { targetName } from '../../shared/domain/evaluation-target.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';

const NAME_WIDTH = 28;

/** All evaluations as a table for a terminal. */
export function entriesText(entries: readonly EvaluationEntry[]): string {
  if (entries.length === 0) return 'nothing was measured; `studio evaluate` does';
  return entries
    .map(({ model, target, images, unreadable, accuracy, twoWayAccuracy }) => {
      const twoWay = twoWayAccuracy === null ? '' : `, NEG against POS ${figure(twoWayAccuracy)}`;
      const lost = unreadable === 0 ? '' : `, ${unreadable} could not be read`;
      return `${modelName(model)} on ${targetName(target)}: ${figure(accuracy)} of ${images}${twoWay}${lost}`;
    })
    .join('\n');
}

/** A report for a terminal. */
export function reportText(report: EvaluationReport): string {
  const { entry, metrics, contamination, published } = report;
  const together =
    metrics.clusters === metrics.images
      ? ''
      : `, ${metrics.clusters} counting those of a post once`;
  return [
    `${modelName(entry.model)} on ${targetName(entry.target)}, ${metrics.manner}: ${metrics.images} images${together}`,
    row('accuracy', figure(metrics.accuracy)),
    row('  always the most frequent', share(metrics.majority)),
    row('macro recall', figure(metrics.macroRecall)),
    row('macro F1', figure(metrics.macroF1)),
    row('macro ROC AUC', figure(metrics.macroRocAuc)),
    row('calibration error', figure(metrics.calibrationError)),
    ...metrics.perPolarity.flatMap(({ polarity, support, precision, recall, f1, rocAuc }) => [
      row(`${polarity} (${support})`, `precision ${figure(precision)}, recall ${figure(recall)}`),
      row('', `F1 ${figure(f1)}, ROC AUC ${figure(rocAuc)}`),
    ]),
    '',
    'labels down, predictions across',
    `     ${POLARITIES.map((polarity) => polarity.padStart(7)).join('')}`,
    ...metrics.confusion.map(
      (cells, label) =>
        `  ${POLARITIES[label]}${cells.map((cell) => `${cell}`.padStart(7)).join('')}`,
    ),
    ...slices('by agreement', report.byAgreement),
    ...slices('by platform', report.byPlatform),
    ...slices("by the weak label's confidence", report.byConfidence),
    '',
    contaminationText(contamination),
    ...(published.length === 0 ? [] : ['', 'published by others, NEG against POS']),
    ...published.map(({ model, subset, images, accuracy, source }) =>
      row(`  ${subset} (${images})`, `${figure(accuracy)}  ${model}; ${source}`),
    ),
  ].join('\n');
}

/** A comparison for a terminal. */
export function comparisonText(
  compared: PairedComparison,
  names: { readonly first: string; readonly second: string; readonly target: string },
): string {
  const { accuracyDifference: difference } = compared;
  const isUnclear = difference.low <= 0 && difference.high >= 0;
  return [
    `${names.first} against ${names.second} on ${names.target}, ${compared.manner}: ${compared.images} images`,
    row('both right', `${compared.bothRight}`),
    row(`only ${names.first} right`, `${compared.onlyFirstRight}`),
    row(`only ${names.second} right`, `${compared.onlySecondRight}`),
    row('both wrong', `${compared.bothWrong}`),
    row("McNemar's p", compared.mcnemarP.toPrecision(3)),
    row('accuracy', points(difference)),
    row('macro recall', points(compared.macroRecallDifference)),
    row('macro ROC AUC', points(compared.macroRocAucDifference)),
    isUnclear
      ? 'They cannot be told apart: the interval of the difference holds 0.'
      : `${difference.value > 0 ? names.first : names.second} is right more often.`,
  ].join('\n');
}

function slices(title: string, all: readonly EvaluationSlice[]): readonly string[] {
  if (all.length === 0) return [];
  return [
    '',
    title,
    ...all.map(({ name, images, accuracy, macroRecall }) =>
      row(`  ${name} (${images})`, `${figure(accuracy)}, macro recall ${figure(macroRecall)}`),
    ),
  ];
}

function contaminationText({
  images,
  accuracyWithout,
  trainingImages,
}: EvaluationReport['contamination']): string {
  if (trainingImages === null) return 'nobody knows here what the model was trained on';
  if (images === 0) return `no image shows the same as one of ${trainingImages} training images`;
  const without =
    accuracyWithout === null ? '' : `; accuracy without them ${figure(accuracyWithout)}`;
  return `${images} images show the same as training images${without}`;
}

function row(name: string, value: string): string {
  return `${name.padEnd(NAME_WIDTH)} ${value}`;
}

function figure(estimate: Estimate | Proportion): string {
  if (estimate === null) return '–';
  return `${share(estimate.value)} (${share(estimate.low)} to ${share(estimate.high)})`;
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function points(estimate: Estimate): string {
  if (estimate === null) return '–';
  const { value, low, high } = estimate;
  const [middle, from, to] = [value, low, high].map((part) => (100 * part).toFixed(1));
  return `${middle} points (${from} to ${to})`;
}
