import { mostProbable, type Probabilities, polarityIndex } from '../../shared/domain/polarity.ts';
import type { ReliabilityBin, TeacherScore } from '../../shared/domain/teacher.ts';
import { Failure } from '../../shared/failure.ts';
import { wilsonInterval } from './wilson-interval.ts';

const BINS = 15;

/** A text that a person and a teacher labelled. */
export type JudgedText = {
  /** The person's: 0 NEG, 1 NEU, 2 POS. */
  readonly polarity: 0 | 1 | 2;
  /** The teacher's. */
  readonly probabilities: Probabilities;
};

/**
 * Measures a teacher against people.
 *
 * Macro recall is the mean of the three recalls and F1 that of NEG and POS (SemEval 2016 and 2017 Task
 * 4A); a polarity without texts, or never predicted, counts 0. The expected calibration error is the mean
 * distance of accuracy and confidence over 15 bins of equal width, weighted by their texts (Guo, Pleiss,
 * Sun and Weinberger 2017); empty bins are left out of the reliability.
 *
 * @throws Failure BAD_INPUT without texts.
 */
export function scoreTeacher(judged: readonly JudgedText[], threshold: number): TeacherScore {
  if (judged.length === 0) {
    throw new Failure('BAD_INPUT', 'There is no text to measure', 'Give a file of labelled texts.');
  }
  const confusion = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  const bins = Array.from({ length: BINS }, () => ({ sum: 0, right: 0, count: 0 }));
  const above = { texts: 0, right: 0 };
  for (const { polarity, probabilities } of judged) {
    const best = mostProbable(probabilities);
    const predicted = polarityIndex(best.polarity);
    const right = predicted === polarity ? 1 : 0;
    const row = confusion[polarity] ?? [];
    row[predicted] = (row[predicted] ?? 0) + 1;
    const bin = bins[Math.min(BINS - 1, Math.floor(best.confidence * BINS))];
    if (bin !== undefined) {
      bin.sum += best.confidence;
      bin.right += right;
      bin.count += 1;
    }
    if (best.confidence >= threshold) {
      above.texts += 1;
      above.right += right;
    }
  }
  const reliability = bins.filter(({ count }) => count > 0).map(reliabilityBin);
  const perPolarity = [0, 1, 2].map((polarity) => recallAndF1(confusion, polarity));
  const correct = [0, 1, 2].reduce((sum, index) => sum + (confusion[index]?.[index] ?? 0), 0);
  return {
    texts: judged.length,
    accuracy: wilsonInterval(correct, judged.length),
    macroRecall: perPolarity.reduce((sum, { recall }) => sum + recall, 0) / 3,
    meanF1OfNegAndPos: ((perPolarity[0]?.f1 ?? 0) + (perPolarity[2]?.f1 ?? 0)) / 2,
    confusion,
    calibrationError: reliability.reduce(
      (sum, { confidence, accuracy, count }) =>
        sum + (Math.abs(confidence - accuracy) * count) / judged.length,
      0,
    ),
    reliability,
    aboveThreshold: {
      threshold,
      texts: above.texts,
      right: above.texts === 0 ? null : wilsonInterval(above.right, above.texts),
    },
  };
}

function reliabilityBin(bin: {
  readonly sum: number;
  readonly right: number;
  readonly count: number;
}): ReliabilityBin {
  return { confidence: bin.sum / bin.count, accuracy: bin.right / bin.count, count: bin.count };
}

function recallAndF1(
  confusion: readonly (readonly number[])[],
  polarity: number,
): { readonly recall: number; readonly f1: number } {
  const hits = confusion[polarity]?.[polarity] ?? 0;
  const labelled = (confusion[polarity] ?? []).reduce((sum, count) => sum + count, 0);
  const predicted = confusion.reduce((sum, row) => sum + (row[polarity] ?? 0), 0);
  return {
    recall: labelled === 0 ? 0 : hits / labelled,
    f1: labelled + predicted === 0 ? 0 : (2 * hits) / (labelled + predicted),
  };
}
