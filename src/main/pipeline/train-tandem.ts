import type { DocumentNetworkSettings } from '../../shared/domain/document-network.ts';
import type { Probabilities } from '../../shared/domain/polarity.ts';
import { type Calibration, calibrated, fitCalibration } from '../domain/calibration.ts';
import { linearScores } from '../domain/linear-svm.ts';
import { decide, fitDecision } from '../domain/polarity-decision.ts';
import { hashText } from '../domain/text/hash-text.ts';
import type { LabelledText } from '../domain/text/labelled-texts.ts';
import { type SparseRows, selectRows, sparseRowsBuilder } from '../domain/text/sparse-rows.ts';
import {
  type Language,
  networkColumns,
  type TandemModel,
  type TandemScales,
  writeNetworkColumns,
} from '../domain/text/tandem-model.ts';
import { createTextFeatures } from '../domain/text/text-features.ts';
import { tokenizeTweet } from '../domain/text/tokenize-tweet.ts';
import { type CrossFittedNetwork, crossFitNetwork } from './cross-fit-network.ts';
import type { DocumentNetworkTrainer } from './ports/document-network-trainer.ts';
import type { StageControl } from './stage-control.ts';
import { interleaved, trainMachines } from './train-machines.ts';

export type TandemSettings = {
  readonly scales: TandemScales;
  /** Price of a loss in the SVM. */
  readonly cost: number;
  /** Weight of the rarer side of each one-against-the-rest: (others / own) to this power. */
  readonly classBalance: number;
  readonly passes: number;
  /** How far the decision goes from accuracy (0) towards macro recall (1). */
  readonly decisionBalance: number;
  /** Null trains a machine on text features alone. */
  readonly network: DocumentNetworkSettings | null;
  readonly folds: number;
};

/** Found by cross-validation on SemEval 2013 to 2016 Task 4A without its 2016 test part. */
export const TANDEM_SETTINGS: TandemSettings = {
  scales: {
    words: 1.5,
    characters: 1.3,
    lexicon: 1.5,
    surface: 0.5,
    vectors: 0.25,
    logits: 0.3,
    document: 0.2,
  },
  cost: 0.07,
  classBalance: 0.5,
  passes: 15,
  decisionBalance: 0.75,
  network: {
    units: 32,
    epochs: 4,
    batchSize: 64,
    learningRate: 0.002,
    dropout: 0.3,
    maxTokens: 64,
    tunedRows: 8192,
    classWeights: [1.6, 0.9, 0.9],
  },
  folds: 5,
};

export type TrainedTandem = {
  readonly model: TandemModel;
  /** Per text, from machines that did not see it. */
  readonly crossFitted: readonly Probabilities[];
};

/**
 * Trains a tandem on labelled texts.
 *
 * Equal texts fall into one fold. The document network's answers are cross-fitted (`crossFitNetwork`), the
 * SVMs learn on them and on the text features, one against the rest; their own cross-fitted scores are
 * calibrated by multinomial logistic regression to the texts' share of polarities, and the decision is
 * balanced on these probabilities. The same texts, settings and seed give the same model.
 *
 * `labelled` holds all three polarities. Stops between steps when the signal is aborted.
 */
export async function trainTandem(
  parts: { readonly language: Language; readonly networkTrainer: DocumentNetworkTrainer },
  labelled: readonly LabelledText[],
  settings: TandemSettings,
  seed: number,
  control: StageControl,
): Promise<TrainedTandem> {
  const folds = Uint8Array.from(labelled, ({ text }) => hashText(text) % settings.folds);
  const polarities = Uint8Array.from(labelled, ({ polarity }) => polarity);
  const report = (done: number, message: string) => {
    control.signal.throwIfAborted();
    control.report({ done, total: totalSteps(settings), unit: 'steps', message });
  };
  const crossFit = await networkOf(parts, labelled, polarities, folds, settings, seed, report);
  const rows = featureRows(parts.language, labelled, settings.scales, crossFit);
  const networks = settings.network === null ? 0 : settings.folds + 1;
  const scores: number[][] = labelled.map(() => [0, 0, 0]);
  for (let fold = 0; fold < settings.folds; fold += 1) {
    report(networks + fold, `machine without fold ${fold + 1}`);
    await Promise.resolve();
    const indices = labelled.map((_, index) => index);
    const seen = indices.filter((index) => folds[index] !== fold);
    const unseen = indices.filter((index) => folds[index] === fold);
    const side = Uint8Array.from(seen, (index) => polarities[index] ?? 0);
    const machines = trainMachines(selectRows(rows, seen), side, settings, seed);
    const heldOut = selectRows(rows, unseen);
    for (const [polarity, weights] of machines.entries()) {
      for (const [place, score] of linearScores(heldOut, weights).entries()) {
        const ofText = scores[unseen[place] ?? 0];
        if (ofText !== undefined) ofText[polarity] = score;
      }
    }
    await nextTurn();
  }
  report(networks + settings.folds, 'machine of all texts');
  const machines = trainMachines(rows, polarities, settings, seed);
  const calibration: Calibration = fitCalibration(scores, polarities);
  const probabilities = scores.map((ofText) => calibrated(calibration, ofText));
  const decision = fitDecision(probabilities, polarities, settings.decisionBalance);
  report(totalSteps(settings), 'trained');
  const model: TandemModel = {
    scales: settings.scales,
    svm: interleaved(machines),
    network: crossFit?.weights ?? null,
    calibration,
    decision,
  };
  return { model, crossFitted: probabilities.map((ofText) => decide(decision, ofText)) };
}

function totalSteps(settings: TandemSettings): number {
  return (settings.network === null ? 1 : 2) * (settings.folds + 1);
}

/** Lets the process answer (a cancel, for one) between two machines. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function networkOf(
  parts: { readonly language: Language; readonly networkTrainer: DocumentNetworkTrainer },
  labelled: readonly LabelledText[],
  polarities: Uint8Array,
  folds: Uint8Array,
  settings: TandemSettings,
  seed: number,
  report: (done: number, message: string) => void,
): Promise<CrossFittedNetwork | null> {
  if (settings.network === null) return null;
  const { language } = parts;
  const features = createTextFeatures(language.lexicon, language.words, settings.scales);
  const sequences = labelled.map(({ text }) => features.sequenceOf(tokenizeTweet(text)));
  const data = {
    sequences,
    polarities,
    embeddings: language.words.vectors,
    embeddingSize: language.words.dimensions,
  };
  return crossFitNetwork(parts.networkTrainer, data, folds, settings.network, seed, (done) =>
    report(done, `network ${Math.floor(done) + 1} of ${settings.folds + 1}`),
  );
}

/** The tandem's columns of each text, the network's answers as given. */
export function featureRows(
  language: Language,
  labelled: readonly LabelledText[],
  scales: TandemScales,
  crossFit: CrossFittedNetwork | null,
): SparseRows {
  const features = createTextFeatures(language.lexicon, language.words, scales);
  const builder = sparseRowsBuilder(features.columns + networkColumns(crossFit?.weights ?? null));
  for (const [index, { text }] of labelled.entries()) {
    const tokens = tokenizeTweet(text);
    features.write(tokens, features.sequenceOf(tokens), builder.add);
    const logits = crossFit?.logits[index];
    const vector = crossFit?.vectors[index];
    if (logits !== undefined && vector !== undefined) {
      writeNetworkColumns(logits, vector, features.columns, scales, builder.add);
    }
    builder.endRow();
  }
  return builder.build();
}
