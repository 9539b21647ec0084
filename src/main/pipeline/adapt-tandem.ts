import type { Probabilities } from '../../shared/domain/polarity.ts';
import { calibrated } from '../domain/calibration.ts';
import { linearScores } from '../domain/linear-svm.ts';
import { decide, fitDecision, type PolarityDecision } from '../domain/polarity-decision.ts';
import { fitRecalibration, recalibrated } from '../domain/recalibration.ts';
import { type JudgedText, scoreTeacher } from '../domain/score-teacher.ts';
import { createDocumentNetwork } from '../domain/text/document-network.ts';
import { hashText } from '../domain/text/hash-text.ts';
import type { LabelledText } from '../domain/text/labelled-texts.ts';
import { type SparseRows, selectRows } from '../domain/text/sparse-rows.ts';
import type { Language, TandemModel } from '../domain/text/tandem-model.ts';
import { createTextFeatures } from '../domain/text/text-features.ts';
import { tokenizeTweet } from '../domain/text/tokenize-tweet.ts';
import type { StageControl } from './stage-control.ts';
import { interleaved, separated, trainMachines } from './train-machines.ts';
import { featureRows, TANDEM_SETTINGS } from './train-tandem.ts';

export type AdaptSettings = {
  /** Prices of a loss that are tried; 0 keeps the machines and adapts the probabilities alone. */
  readonly costs: readonly number[];
  readonly classBalance: number;
  readonly passes: number;
  readonly decisionBalance: number;
  readonly folds: number;
  /** With so many texts, the decision lies half way between the base's and that of the texts alone. */
  readonly decisionTexts: number;
};

export const ADAPT_SETTINGS: AdaptSettings = {
  costs: [0, 0.001, 0.003, 0.01, 0.03, 0.1],
  classBalance: TANDEM_SETTINGS.classBalance,
  passes: 100,
  decisionBalance: TANDEM_SETTINGS.decisionBalance,
  folds: 10,
  decisionTexts: 500,
};

export type AdaptedTandem = {
  readonly model: TandemModel;
  /** The price that was chosen; null where the base did as well as any, and `model` is the base. */
  readonly cost: number | null;
  /** What the base says of each text. */
  readonly ofBase: readonly Probabilities[];
  /** Per text, from adapted machines and probabilities that did not see it. */
  readonly crossFitted: readonly Probabilities[];
};

type Candidate = {
  readonly cost: number;
  readonly scores: readonly (readonly number[])[];
  /** With the base's way from scores to probabilities. */
  readonly keepsFinish: boolean;
  readonly crossFitted: readonly Probabilities[];
};

/** How scores become probabilities. */
type Finish = Pick<TandemModel, 'calibration' | 'decision'>;

/**
 * Adapts a tandem to labelled texts of another kind.
 *
 * Its document network and features stay; its linear machines are trained on the texts, pulled towards what
 * they were (adaptive SVM, see `trainLinearSvm`), and its probabilities are mapped to fit (`fitRecalibration`)
 * or left as the base makes them: what few texts say of them may be chance. The price of a loss and that choice
 * are those with the highest macro recall on texts left out in turn, equal texts together; the base, unchanged,
 * is among the candidates and wins ties. The texts should not be among those that the base
 * was trained on: there it looks better than it is. The same texts, settings and seed give the same model.
 */
export async function adaptTandem(
  parts: { readonly language: Language; readonly base: TandemModel },
  labelled: readonly LabelledText[],
  settings: AdaptSettings,
  seed: number,
  control: StageControl,
): Promise<AdaptedTandem> {
  const { base } = parts;
  const folds = Uint8Array.from(labelled, ({ text }) => hashText(text) % settings.folds);
  const polarities = Uint8Array.from(labelled, ({ polarity }) => polarity);
  const rows = rowsOf(parts, labelled);
  const starts = separated(base.svm);
  const total = settings.costs.length + 1;
  const report = async (done: number, message: string) => {
    await new Promise((resolve) => setImmediate(resolve));
    control.signal.throwIfAborted();
    control.report({ done, total, unit: 'steps', message });
  };
  const machinesOf = (texts: readonly number[], cost: number) =>
    cost === 0
      ? starts
      : trainMachines(
          selectRows(rows, texts),
          Uint8Array.from(texts, (text) => polarities[text] ?? 0),
          { ...settings, cost },
          seed,
          starts,
        );
  const all = labelled.map((_, text) => text);
  const baseScores = scoresOf(rows, starts);
  const ofBase = baseScores.map((scores) => finished(base, scores));
  let best: Candidate | null = null;
  let bestRecall = macroRecall(labelled, ofBase);
  for (const [index, cost] of settings.costs.entries()) {
    await report(index, `trying the price ${cost}`);
    const scores: (readonly number[])[] = [...baseScores];
    for (let fold = 0; fold < settings.folds && cost > 0; fold += 1) {
      const unseen = all.filter((text) => folds[text] === fold);
      const machines = machinesOf(
        all.filter((text) => folds[text] !== fold),
        cost,
      );
      for (const [place, own] of scoresOf(selectRows(rows, unseen), machines).entries()) {
        scores[unseen[place] ?? 0] = own;
      }
      await report(index + fold / settings.folds, `trying the price ${cost}`);
    }
    const ways: readonly (readonly [boolean, readonly Probabilities[]])[] = [
      [true, scores.map((own) => finished(base, own))],
      [false, crossFinished(base, scores, labelled, folds, settings)],
    ];
    for (const [keepsFinish, crossFitted] of ways) {
      const recall = macroRecall(labelled, crossFitted);
      if (recall <= bestRecall) continue;
      bestRecall = recall;
      best = { cost, scores, keepsFinish, crossFitted };
    }
  }
  if (best === null) return { model: base, cost: null, ofBase, crossFitted: ofBase };
  await report(settings.costs.length, 'machines of all texts');
  const { cost, scores, keepsFinish, crossFitted } = best;
  const model: TandemModel = {
    ...base,
    svm: cost === 0 ? base.svm : interleaved(machinesOf(all, cost)),
    ...(keepsFinish ? {} : finishOf(base, scores, labelled, settings)),
  };
  return { model, cost, ofBase, crossFitted };
}

function rowsOf(
  { language, base }: { readonly language: Language; readonly base: TandemModel },
  labelled: readonly LabelledText[],
): SparseRows {
  if (base.network === null) return featureRows(language, labelled, base.scales, null);
  const features = createTextFeatures(language.lexicon, language.words, base.scales);
  const network = createDocumentNetwork(base.network, language.words.vectors);
  const vectors = labelled.map(({ text }) =>
    network.vectorOf(features.sequenceOf(tokenizeTweet(text))).slice(),
  );
  const logits = vectors.map((vector) => network.logitsOf(vector).slice());
  const { network: weights } = base;
  return featureRows(language, labelled, base.scales, { weights, vectors, logits });
}

function scoresOf(
  rows: SparseRows,
  machines: readonly Float64Array[],
): readonly (readonly number[])[] {
  const columns = machines.map((weights) => linearScores(rows, weights));
  return Array.from({ length: rows.starts.length - 1 }, (_, text) =>
    columns.map((scores) => scores[text] ?? 0),
  );
}

function finished(finish: Finish, scores: readonly number[]): Probabilities {
  return decide(finish.decision, calibrated(finish.calibration, scores));
}

function macroRecall(
  labelled: readonly LabelledText[],
  probabilities: readonly Probabilities[],
): number {
  return scoreTeacher(judgedTexts(labelled, probabilities), 0).macroRecall;
}

/** The texts as they were judged. */
export function judgedTexts(
  labelled: readonly LabelledText[],
  probabilities: readonly Probabilities[],
): readonly JudgedText[] {
  return labelled.map(({ polarity }, text) => {
    const ofText = probabilities[text];
    if (ofText === undefined) throw new Error(`text ${text} was not judged`);
    return { polarity, probabilities: ofText };
  });
}

/** Probabilities of each text by a finish that did not see it. */
function crossFinished(
  base: TandemModel,
  scores: readonly (readonly number[])[],
  labelled: readonly LabelledText[],
  folds: Uint8Array,
  settings: AdaptSettings,
): readonly Probabilities[] {
  const finishes = Array.from({ length: settings.folds }, (_, fold) => {
    const isSeen = (_text: unknown, text: number) => folds[text] !== fold;
    return finishOf(base, scores.filter(isSeen), labelled.filter(isSeen), settings);
  });
  return scores.map((own, text) => finished(finishes[folds[text] ?? 0] ?? base, own));
}

/** The base's way from scores to probabilities, moved towards the texts as far as there are many. */
function finishOf(
  base: TandemModel,
  scores: readonly (readonly number[])[],
  labelled: readonly LabelledText[],
  settings: AdaptSettings,
): Finish {
  if (labelled.length === 0) return base;
  const plain = scores.map((own) => calibrated(base.calibration, own));
  const map = fitRecalibration(judgedTexts(labelled, plain), 'temperature-and-bias');
  const mapped = plain.map((probabilities) => recalibrated(map, probabilities));
  const polarities = labelled.map(({ polarity }) => polarity);
  const own = fitDecision(mapped, polarities, settings.decisionBalance);
  const share = labelled.length / (labelled.length + settings.decisionTexts);
  return {
    // The map works on log-probabilities, which are the calibration's logits but for a constant.
    calibration: base.calibration.map((row, polarity) =>
      row.map((value, column) => {
        const bias = column === row.length - 1 ? (map.biases[polarity] ?? 0) : 0;
        return map.slope * value + bias;
      }),
    ),
    decision: blended(base.decision, own, share),
  };
}

function blended(base: PolarityDecision, own: PolarityDecision, share: number): PolarityDecision {
  const mix = (
    a: readonly [number, number, number],
    b: readonly [number, number, number],
  ): [number, number, number] => [
    a[0] + share * (b[0] - a[0]),
    a[1] + share * (b[1] - a[1]),
    a[2] + share * (b[2] - a[2]),
  ];
  return {
    shifts: mix(base.shifts, own.shifts),
    sharpness: mix(base.sharpness, own.sharpness),
  };
}
