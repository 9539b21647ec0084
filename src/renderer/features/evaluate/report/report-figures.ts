import type { Estimate, EvaluationMetrics } from '../../../../shared/domain/evaluation-metrics.ts';
import { POLARITIES, type Polarity } from '../../../../shared/domain/polarity.ts';
import { accuracyText, scoreText } from '../../../ui/number-text.ts';

/** A figure of a report with what it is to be compared with. */
export type ReportFigure = {
  readonly name: string;
  readonly estimate: Estimate;
  /** What no skill at all would reach; null where that says nothing. */
  readonly chance: number | null;
  readonly explanation: string;
  readonly text: (value: number) => string;
};

/** The figures at the head of a report. */
export function reportFigures(metrics: EvaluationMetrics): readonly ReportFigure[] {
  const { majority } = metrics;
  const kinds = metrics.perPolarity.filter(({ support }) => support > 0).length;
  const guessed = kinds === 0 ? null : 1 / kinds;
  const most = mostFrequent(metrics);
  // Always the most frequent label: its recall is 1, its precision its share, the other F1s are 0.
  const majorityF1 = kinds === 0 ? null : (2 * majority) / (1 + majority) / kinds;
  return [
    {
      name: 'Accuracy',
      estimate: metrics.accuracy,
      chance: majority,
      explanation: `always saying ${most}: ${accuracyText(majority)}`,
      text: accuracyText,
    },
    {
      name: 'Macro recall',
      estimate: metrics.macroRecall,
      chance: guessed,
      explanation: guessed === null ? '' : `always saying ${most}: ${accuracyText(guessed)}`,
      text: accuracyText,
    },
    {
      name: 'Macro F1',
      estimate: metrics.macroF1,
      chance: majorityF1,
      explanation: majorityF1 === null ? '' : `always saying ${most}: ${scoreText(majorityF1)}`,
      text: scoreText,
    },
    {
      name: 'ROC AUC',
      estimate: metrics.macroRocAuc,
      chance: 0.5,
      explanation: 'guessing: 0.500',
      text: scoreText,
    },
    {
      name: 'Calibration error',
      estimate: metrics.calibrationError,
      chance: null,
      explanation: 'confidence against the share right; 0 is best',
      text: scoreText,
    },
  ];
}

/** The label that most images have; the first of equals. */
export function mostFrequent({ confusion }: Pick<EvaluationMetrics, 'confusion'>): Polarity {
  const sums = confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
  return POLARITIES[sums.indexOf(Math.max(...sums))] ?? 'NEU';
}
