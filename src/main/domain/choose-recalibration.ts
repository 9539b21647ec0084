import type { Probabilities } from '../../shared/domain/polarity.ts';
import {
  fitRecalibration,
  logLoss,
  NO_RECALIBRATION,
  type Recalibration,
  type RecalibrationForm,
  recalibrated,
} from './recalibration.ts';
import type { JudgedText } from './score-teacher.ts';
import { seededRandom } from './seeded-random.ts';

export type ChosenRecalibration = {
  /** Null: no map that was tried did better than none. */
  readonly form: RecalibrationForm | null;
  /** Fitted to all texts. */
  readonly map: Recalibration;
  /** Per text, by a map of the chosen form that was fitted without it. */
  readonly crossFitted: readonly Probabilities[];
  readonly logLossBefore: number;
  /** Of `crossFitted`; at most `logLossBefore`. */
  readonly logLossAfter: number;
};

const FORMS: readonly RecalibrationForm[] = ['temperature', 'temperature-and-bias'];
const FOLDS = 10;

/** A bias needs some texts of its polarity; with fewer of any, only the temperature is fitted. */
const LEAST_PER_POLARITY = 5;

/**
 * Chooses between no map, a temperature, and a temperature with biases, by the log loss on texts that the map
 * was not fitted to (10 folds, each with its share of every polarity). The simplest of equals wins.
 */
export function chooseRecalibration(texts: readonly JudgedText[]): ChosenRecalibration {
  const folds = dealtFolds(texts);
  const counts = [0, 1, 2].map((own) => texts.filter(({ polarity }) => polarity === own).length);
  const hasAll = Math.min(...counts) >= LEAST_PER_POLARITY;
  const before = logLoss(texts);
  let best: ChosenRecalibration = {
    form: null,
    map: NO_RECALIBRATION,
    crossFitted: texts.map(({ probabilities }) => probabilities),
    logLossBefore: before,
    logLossAfter: before,
  };
  for (const form of FORMS) {
    if (form === 'temperature-and-bias' && !hasAll) continue;
    const maps = Array.from({ length: FOLDS }, (_, fold) => {
      const others = texts.filter((_, index) => folds[index] !== fold);
      return others.length === 0 ? NO_RECALIBRATION : fitRecalibration(others, form);
    });
    const crossFitted = texts.map(({ probabilities }, index) =>
      recalibrated(maps[folds[index] ?? 0] ?? NO_RECALIBRATION, probabilities),
    );
    const after = logLoss(withProbabilities(texts, crossFitted));
    if (after < best.logLossAfter) {
      const map = fitRecalibration(texts, form);
      best = { form, map, crossFitted, logLossBefore: before, logLossAfter: after };
    }
  }
  return best;
}

/** The texts as another teacher reads them. */
export function withProbabilities(
  texts: readonly JudgedText[],
  probabilities: readonly Probabilities[],
): readonly JudgedText[] {
  return texts.map((text, index) => ({
    ...text,
    probabilities: probabilities[index] ?? text.probabilities,
  }));
}

function dealtFolds(texts: readonly JudgedText[]): Uint8Array {
  const order = seededRandom(1)
    .shuffle(texts.map((_, index) => index))
    .sort((a, b) => (texts[a]?.polarity ?? 0) - (texts[b]?.polarity ?? 0));
  const folds = new Uint8Array(texts.length);
  for (const [place, index] of order.entries()) folds[index] = place % FOLDS;
  return folds;
}
