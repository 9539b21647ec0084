import { createLstmDirection } from './document-network-direction.ts';
import { createWordProjections } from './document-network-projections.ts';
import { fastTanh } from './document-network-tanh.ts';
import { type DocumentNetworkWeights, vectorSize } from './document-network-weights.ts';

/** Word embeddings, row after row; a quantised row is its bytes times its scale. */
export type WordEmbeddings =
  | Float32Array
  | { readonly values: Int8Array; readonly scales: Float32Array };

export type DocumentNetwork = {
  /** Vector of a document of embedding rows, `vectorSize` numbers; zeros for a document without tokens. */
  vectorOf(tokens: Int32Array): Float32Array;
  /** Logits of NEG, NEU, POS from a document's vector. */
  logitsOf(vector: Float32Array): Float32Array;
};

/** Words whose share of the gates is kept: with 32 units 32 MiB. */
const KEPT_WORDS = 16_384;

/**
 * The document network without TensorFlow: a bidirectional LSTM whose states are pooled by attention and
 * by their greatest values.
 *
 * Computes in 64 bits; the result differs from TensorFlow's by less than 1e-5. A row outside of
 * the embeddings counts as row 0, the unknown word. Tokens after the first `maxTokens` are not read.
 *
 * @throws Error when the embeddings are not whole rows of the network's size.
 */
export function createDocumentNetwork(
  weights: DocumentNetworkWeights,
  embeddings: WordEmbeddings,
  keptWords = KEPT_WORDS,
): DocumentNetwork {
  const { embedding: size, units, maxTokens } = weights.sizes;
  const rows = rowsOf(embeddings, size);
  const gates = 4 * units;
  const forward = createLstmDirection(weights.forward, size, units);
  const backward = createLstmDirection(weights.backward, size, units);
  const word = new Float64Array(size);
  const { find, values } = createWordProjections(rows, keptWords, 2 * gates, (row, target, at) => {
    readRow(embeddings, row, word);
    addRow(weights.tuning.embeddings, row, word);
    forward.project(word, target, at);
    backward.project(word, target, at + gates);
  });
  const states = new Float64Array(maxTokens * 2 * units);
  const pool = createPool(weights, states);
  const rowOf = (token: number | undefined) =>
    token !== undefined && token >= 0 && token < rows ? token : 0;

  const vectorOf = (tokens: Int32Array) => {
    const length = Math.min(tokens.length, maxTokens);
    forward.reset();
    for (let t = 0; t < length; t += 1) {
      forward.step(values, find(rowOf(tokens[t])), states, t * 2 * units);
    }
    backward.reset();
    for (let t = length - 1; t >= 0; t -= 1) {
      backward.step(values, find(rowOf(tokens[t])) + gates, states, t * 2 * units + units);
    }
    return pool(length);
  };

  const { kernel, bias } = weights.output;
  const logitsOf = (vector: Float32Array) => {
    const logits = Float64Array.from(bias);
    for (const [index, value] of vector.entries()) {
      for (let polarity = 0; polarity < 3; polarity += 1) {
        logits[polarity] = (logits[polarity] ?? 0) + value * (kernel[index * 3 + polarity] ?? 0);
      }
    }
    return Float32Array.from(logits);
  };
  return { vectorOf, logitsOf };
}

/** Attention and maximum over the first states: [attended states, greatest states]. */
function createPool(
  weights: DocumentNetworkWeights,
  states: Float64Array,
): (length: number) => Float32Array {
  const { sizes } = weights;
  const width = 2 * sizes.units;
  const { attention } = sizes;
  const kernel = transposed(weights.attention.kernel, width, attention);
  const bias = Float64Array.from(weights.attention.bias);
  const query = Float64Array.from(weights.attention.query);
  const shares = new Float64Array(sizes.maxTokens);
  return (length) => {
    const vector = new Float32Array(vectorSize(sizes));
    if (length === 0) return vector;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < length; t += 1) {
      const score = scoreAt(states, t * width, width, kernel, bias, query);
      shares[t] = score;
      if (score > greatest) greatest = score;
    }
    let sum = 0;
    for (let t = 0; t < length; t += 1) {
      const share = Math.exp((shares[t] as number) - greatest); // why: the length is at most maxTokens
      shares[t] = share;
      sum += share;
    }
    for (let k = 0; k < width; k += 1) {
      let attended = 0;
      let maximum = Number.NEGATIVE_INFINITY;
      for (let t = 0; t < length; t += 1) {
        const state = states[t * width + k] as number; // why: as above
        attended += state * (shares[t] as number); // why: as above
        if (state > maximum) maximum = state;
      }
      vector[k] = attended / sum;
      vector[width + k] = maximum;
    }
    return vector;
  };
}

function scoreAt(
  states: Float64Array,
  from: number,
  width: number,
  kernel: Float64Array,
  bias: Float64Array,
  query: Float64Array,
): number {
  let score = 0;
  let weight = 0;
  for (let unit = 0; unit < query.length; unit += 1) {
    let even = bias[unit] as number; // why: here and below, the sizes keep every index inside
    let odd = 0;
    for (let k = 0; k < width; k += 2) {
      even += (states[from + k] as number) * (kernel[weight + k] as number); // why: as above
      odd += (states[from + k + 1] as number) * (kernel[weight + k + 1] as number); // why: as above
    }
    weight += width;
    score += (query[unit] as number) * fastTanh(even + odd); // why: as above
  }
  return score;
}

function transposed(matrix: Float32Array, rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, index) => {
    return matrix[(index % rows) * columns + Math.floor(index / rows)] ?? 0;
  });
}

function rowsOf(embeddings: WordEmbeddings, size: number): number {
  const quantised = !(embeddings instanceof Float32Array);
  const rows = (quantised ? embeddings.values.length : embeddings.length) / size;
  if (!Number.isInteger(rows) || rows < 1 || (quantised && embeddings.scales.length !== rows)) {
    throw new Error(`the embeddings are not rows of ${size} numbers, one scale a row`);
  }
  return rows;
}

function readRow(embeddings: WordEmbeddings, row: number, target: Float64Array): void {
  const size = target.length;
  const quantised = !(embeddings instanceof Float32Array);
  const values = quantised ? embeddings.values : embeddings;
  const scale = quantised ? (embeddings.scales[row] ?? 0) : 1;
  for (let k = 0; k < size; k += 1) target[k] = (values[row * size + k] ?? 0) * scale;
}

/** Adds a row of a table; nothing where the table ends before it. */
function addRow(table: Float32Array, row: number, target: Float64Array): void {
  const start = row * target.length;
  if (start >= table.length) return;
  for (let k = 0; k < target.length; k += 1) {
    target[k] = (target[k] as number) + (table[start + k] as number); // why: the table has whole rows
  }
}
