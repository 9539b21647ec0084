import type { Proportion } from '../../shared/domain/evaluation.ts';
import { mostProbable, type Probabilities, polarityIndex } from '../../shared/domain/polarity.ts';
import type { ReliabilityBin, TeacherScore } from '../../shared/domain/teacher.ts';
import { Failure } from '../../shared/failure.ts';
import { wilsonScore } from './review/wilson-score.ts';

const BINS = 15;
/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/** A text that a person and a teacher labelled. */
export type JudgedText = {
  /** The person's: 0 NEG, 1 NEU, 2 POS. */
  readonly polarity: 0 | 1 | 2;
  /** The teacher's. */
  readonly probabilities: Probabilities;
  /** How many texts of the whole it stands for, where it was drawn with unequal chances; left out: one. */
  readonly weight?: number;
};

/**
 * Measures a teacher against people.
 *
 * Macro recall is the mean of the three recalls and F1 that of NEG and POS (SemEval 2016 and 2017 Task
 * 4A); a polarity without texts, or never predicted, counts 0. The expected calibration error is the mean
 * distance of accuracy and confidence over 15 bins of equal width, weighted by their texts (Guo, Pleiss,
 * Sun and Weinberger 2017); empty bins are left out of the reliability. All but the counts go by the texts'
 * weights; intervals are then Wilson's for Kish's effective number of texts.
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
  const weighed = confusion.map((row) => [...row]);
  const bins = Array.from({ length: BINS }, () => ({ sum: 0, right: 0, mass: 0, count: 0 }));
  const all = { texts: 0, right: 0, mass: 0, squares: 0 };
  const above = { ...all };
  for (const { polarity, probabilities, weight = 1 } of judged) {
    const best = mostProbable(probabilities);
    const predicted = polarityIndex(best.polarity);
    const right = predicted === polarity ? 1 : 0;
    const row = confusion[polarity] ?? [];
    row[predicted] = (row[predicted] ?? 0) + 1;
    const weighedRow = weighed[polarity] ?? [];
    weighedRow[predicted] = (weighedRow[predicted] ?? 0) + weight;
    const bin = bins[Math.min(BINS - 1, Math.floor(best.confidence * BINS))];
    if (bin !== undefined) {
      bin.sum += weight * best.confidence;
      bin.right += weight * right;
      bin.mass += weight;
      bin.count += 1;
    }
    for (const tally of best.confidence >= threshold ? [all, above] : [all]) {
      tally.texts += 1;
      tally.right += weight * right;
      tally.mass += weight;
      tally.squares += weight ** 2;
    }
  }
  const filled = bins.filter(({ count }) => count > 0);
  const reliability = filled.map(reliabilityBin);
  const perPolarity = [0, 1, 2].map((polarity) => recallAndF1(weighed, polarity));
  return {
    texts: judged.length,
    accuracy: shareRight(all),
    macroRecall: perPolarity.reduce((sum, { recall }) => sum + recall, 0) / 3,
    meanF1OfNegAndPos: ((perPolarity[0]?.f1 ?? 0) + (perPolarity[2]?.f1 ?? 0)) / 2,
    confusion,
    calibrationError: reliability.reduce(
      (sum, { confidence, accuracy }, place) =>
        sum + (Math.abs(confidence - accuracy) * (filled[place]?.mass ?? 0)) / all.mass,
      0,
    ),
    reliability,
    aboveThreshold: {
      threshold,
      texts: above.texts,
      right: above.texts === 0 ? null : shareRight(above),
    },
  };
}

function reliabilityBin(bin: {
  readonly sum: number;
  readonly right: number;
  readonly mass: number;
  readonly count: number;
}): ReliabilityBin {
  return { confidence: bin.sum / bin.mass, accuracy: bin.right / bin.mass, count: bin.count };
}

function shareRight(tally: {
  readonly right: number;
  readonly mass: number;
  readonly squares: number;
}): Proportion {
  // Sums of unequal weights in another order may pass 1 in the last place.
  const value = Math.min(1, tally.right / tally.mass);
  return wilsonScore(value, tally.mass ** 2 / tally.squares, Z);
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
