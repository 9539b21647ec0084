import type { DocumentNetworkSettings } from '../../shared/domain/document-network.ts';
import { leastSquaresMap, mapped } from '../domain/least-squares-map.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import { createDocumentNetwork } from '../domain/text/document-network.ts';
import type { DocumentNetworkData } from '../domain/text/document-network-data.ts';
import {
  type DocumentNetworkWeights,
  vectorSize,
} from '../domain/text/document-network-weights.ts';
import type { DocumentNetworkTrainer } from './ports/document-network-trainer.ts';

/** What the network says of each text that it was not trained on. */
export type CrossFittedNetwork = {
  /** Trained on all texts: the one that labels. */
  readonly weights: DocumentNetworkWeights;
  /** Per text, from a network that did not see it. */
  readonly logits: readonly Float32Array[];
  /** Per text, from a network that did not see it, mapped into the space of `weights`. */
  readonly vectors: readonly Float32Array[];
};

/** Ridge of the map per text, of vectors with elements of about 1. */
const RIDGE_PER_TEXT = 1e-3;

/**
 * Trains one network on all texts and one per fold on the other folds.
 *
 * A machine that learns from what a network says of its own training texts trusts it too much; so every
 * text gets the answer of the fold network that did not see it (stacking, Wolpert 1992). Each network
 * makes a space of its own; the vectors of a fold's network are taken into the space of the last network
 * by the least-squares map between the two networks' vectors of the texts that both were trained on.
 */
export async function crossFitNetwork(
  trainer: DocumentNetworkTrainer,
  data: DocumentNetworkData,
  folds: Uint8Array,
  settings: DocumentNetworkSettings,
  seed: number,
  /** Told the networks that are trained, with fractions; what it throws ends the training. */
  onProgress: (networks: number) => void,
): Promise<CrossFittedNetwork> {
  const foldCount = folds.reduce((most, fold) => Math.max(most, fold), 0) + 1;
  const all = data.sequences.map((_, index) => index);
  let trained = 0;
  const train = async (texts: readonly number[], name: number | string) => {
    const events = trainer.train(partOf(data, texts), settings, deriveSeed(seed, 'network', name));
    for (;;) {
      const event = await events.next();
      try {
        onProgress(trained + (event.done === true ? 1 : event.value));
      } catch (cancelled) {
        // Ends the training where it stands; the generator throws it on.
        await events.throw(cancelled);
      }
      if (event.done === true) {
        trained += 1;
        return event.value;
      }
    }
  };
  const weights = await train(all, 'all');
  const size = vectorSize(weights.sizes);
  const target = vectorsOf(weights, data, all);
  const logits: Float32Array[] = new Array(all.length);
  const vectors: Float32Array[] = new Array(all.length);
  for (let fold = 0; fold < foldCount; fold += 1) {
    const seen = all.filter((text) => folds[text] !== fold);
    const foldWeights = await train(seen, fold);
    const network = createDocumentNetwork(foldWeights, data.embeddings);
    const own = vectorsOf(foldWeights, data, all);
    const pick = (from: Float32Array) => {
      const picked = new Float32Array(seen.length * size);
      for (const [place, text] of seen.entries()) {
        picked.set(from.subarray(text * size, (text + 1) * size), place * size);
      }
      return picked;
    };
    const map = leastSquaresMap(pick(own), pick(target), size, RIDGE_PER_TEXT * seen.length);
    for (const text of all) {
      if (folds[text] !== fold) continue;
      const vector = own.slice(text * size, (text + 1) * size);
      logits[text] = network.logitsOf(vector).slice();
      vectors[text] = mapped(map, vector);
    }
  }
  return { weights, logits, vectors };
}

function partOf(data: DocumentNetworkData, texts: readonly number[]): DocumentNetworkData {
  return {
    ...data,
    sequences: texts.map((text) => data.sequences[text] ?? new Int32Array(0)),
    polarities: Uint8Array.from(texts, (text) => data.polarities[text] ?? 0),
  };
}

function vectorsOf(
  weights: DocumentNetworkWeights,
  data: DocumentNetworkData,
  texts: readonly number[],
): Float32Array {
  const network = createDocumentNetwork(weights, data.embeddings);
  const size = vectorSize(weights.sizes);
  const vectors = new Float32Array(texts.length * size);
  for (const [place, text] of texts.entries()) {
    vectors.set(network.vectorOf(data.sequences[text] ?? new Int32Array(0)), place * size);
  }
  return vectors;
}
