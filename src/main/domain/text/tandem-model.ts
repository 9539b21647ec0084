import type { Probabilities } from '../../../shared/domain/polarity.ts';
import { type Calibration, calibrated } from '../calibration.ts';
import { decide, type PolarityDecision } from '../polarity-decision.ts';
import { createDocumentNetwork } from './document-network.ts';
import { type DocumentNetworkWeights, vectorSize } from './document-network-weights.ts';
import type { SentimentLexicon } from './sentiment-lexicon.ts';
import { type BlockScales, createTextFeatures } from './text-features.ts';
import type { Token } from './token.ts';
import { tokenizeTweet } from './tokenize-tweet.ts';
import type { WordVectors } from './word-vectors.ts';

/** What a tandem knows of the language before it is trained. */
export type Language = { readonly words: WordVectors; readonly lexicon: SentimentLexicon };

/** How strongly the blocks of the tandem's columns count. */
export type TandemScales = BlockScales & {
  /** The document network's logits. */
  readonly logits: number;
  /** The document vector. */
  readonly document: number;
};

/** All that training finds. */
export type TandemModel = {
  readonly scales: TandemScales;
  /** Weights of the three linear SVMs, interleaved: column times 3 plus polarity. */
  readonly svm: Float32Array;
  /** Null for a machine on text features alone. */
  readonly network: DocumentNetworkWeights | null;
  readonly calibration: Calibration;
  readonly decision: PolarityDecision;
};

export type TandemClassifier = {
  readonly probabilitiesOf: (tokens: readonly Token[]) => Probabilities;
  readonly classify: (text: string) => Probabilities;
};

/** Words whose share in the network is kept: the frequent ones make up nearly all of a tweet. */
const KEPT_WORDS = 4096;

/** Columns after the text features: three logits and the document vector. */
export function networkColumns(network: DocumentNetworkWeights | null): number {
  return network === null ? 0 : 3 + vectorSize(network.sizes);
}

/**
 * The tandem of a document network and a linear SVM (Cimino and Dell'Orletta, EVALITA 2016): the SVM
 * decides on the document vector together with n-grams, word lists and surface.
 *
 * @throws Error when the machines' weights do not go with the language and the network.
 */
export function createTandemClassifier(language: Language, model: TandemModel): TandemClassifier {
  const features = createTextFeatures(language.lexicon, language.words, model.scales);
  const network =
    model.network === null
      ? null
      : createDocumentNetwork(model.network, language.words.vectors, KEPT_WORDS);
  const { svm, scales } = model;
  const columns = features.columns + networkColumns(model.network);
  if (svm.length !== 3 * columns) {
    throw new Error(`the machines have ${svm.length / 3} columns, the features ${columns}`);
  }
  const scores = new Float64Array(3);
  const add = (column: number, value: number) => {
    const at = 3 * column;
    // why: the columns are those of the features, and the scores are three.
    scores[0] = (scores[0] as number) + value * (svm[at] as number);
    scores[1] = (scores[1] as number) + value * (svm[at + 1] as number);
    scores[2] = (scores[2] as number) + value * (svm[at + 2] as number);
  };
  const probabilitiesOf = (tokens: readonly Token[]) => {
    scores.fill(0);
    const sequence = features.sequenceOf(tokens);
    features.write(tokens, sequence, add);
    if (network !== null) {
      const vector = network.vectorOf(sequence);
      writeNetworkColumns(network.logitsOf(vector), vector, features.columns, scales, add);
    }
    return decide(model.decision, calibrated(model.calibration, scores));
  };
  return { probabilitiesOf, classify: (text) => probabilitiesOf(tokenizeTweet(text)) };
}

/** Writes the columns of the document network, from `start` on. */
export function writeNetworkColumns(
  logits: Float32Array,
  vector: Float32Array,
  start: number,
  scales: Pick<TandemScales, 'logits' | 'document'>,
  add: (column: number, value: number) => void,
): void {
  for (let k = 0; k < 3; k += 1) add(start + k, (logits[k] ?? 0) * scales.logits);
  for (let k = 0; k < vector.length; k += 1) {
    add(start + 3 + k, (vector[k] ?? 0) * scales.document);
  }
}
