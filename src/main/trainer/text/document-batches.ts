import type { SeededRandom } from '../../domain/seeded-random.ts';
import type { DocumentNetworkData } from '../../domain/text/document-network-data.ts';

/** Some documents side by side, padded to the longest: tables of [time, documents], row after row. */
export type DocumentBatch = {
  readonly size: number;
  readonly time: number;
  /** Embedding rows; 0 after a document's end. */
  readonly tokens: Int32Array;
  /** The same, every document from its last token to its first. */
  readonly reversed: Int32Array;
  /** Where the state of a token is found among the states of the reversed documents, as one list. */
  readonly mirror: Int32Array;
  /** 1 where there is a token. */
  readonly mask: Float32Array;
  readonly polarities: Int32Array;
};

/** Batches whose documents are drawn together and then put side by side by length. */
const BATCHES_TOGETHER = 24;

/**
 * All documents once, in batches of about equal lengths and in random order.
 *
 * The shuffled documents are sorted by length within stretches of 24 batches only, so that a document
 * meets others in every epoch.
 */
export function documentBatches(
  data: DocumentNetworkData,
  batchSize: number,
  maxTokens: number,
  random: SeededRandom,
): readonly DocumentBatch[] {
  const order = random.shuffle(data.sequences.map((_, index) => index));
  const lengthOf = (index: number) => data.sequences[index]?.length ?? 0;
  const batches: (readonly number[])[] = [];
  const stretch = BATCHES_TOGETHER * batchSize;
  for (let start = 0; start < order.length; start += stretch) {
    const together = order.slice(start, start + stretch).sort((a, b) => lengthOf(a) - lengthOf(b));
    for (let from = 0; from < together.length; from += batchSize) {
      batches.push(together.slice(from, from + batchSize));
    }
  }
  return random.shuffle(batches).map((indices) => documentBatch(data, indices, maxTokens));
}

/** One batch of the documents at the indices. */
export function documentBatch(
  data: DocumentNetworkData,
  indices: readonly number[],
  maxTokens: number,
): DocumentBatch {
  const documents = indices.map((index) => data.sequences[index]?.subarray(0, maxTokens) ?? EMPTY);
  const size = documents.length;
  const time = Math.max(1, ...documents.map((document) => document.length));
  const batch = {
    size,
    time,
    tokens: new Int32Array(time * size),
    reversed: new Int32Array(time * size),
    mirror: new Int32Array(time * size),
    mask: new Float32Array(time * size),
    polarities: Int32Array.from(indices, (index) => data.polarities[index] ?? 0),
  };
  for (const [column, document] of documents.entries()) {
    for (let t = 0; t < time; t += 1) {
      const at = t * size + column;
      const inside = t < document.length;
      const other = inside ? (document.length - 1 - t) * size + column : at;
      batch.mirror[at] = other;
      if (!inside) continue;
      const token = document[t] ?? 0;
      batch.tokens[at] = token;
      batch.reversed[other] = token;
      batch.mask[at] = 1;
    }
  }
  return batch;
}

const EMPTY = new Int32Array(0);
