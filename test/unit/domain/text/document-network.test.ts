import { describe, expect, test } from 'vitest';
import { createDocumentNetwork } from '../../../../src/main/domain/text/document-network.ts';
import { fastTanh } from '../../../../src/main/domain/text/document-network-tanh.ts';
import {
  type DirectionWeights,
  type DocumentNetworkWeights,
  vectorSize,
} from '../../../../src/main/domain/text/document-network-weights.ts';
import {
  greatestDifference,
  randomDocument,
  randomEmbeddings,
  randomWeights,
  SMALL_SIZES,
} from '../../../helpers/random-document-network.ts';

const ROWS = 30;
const { embedding: SIZE, units: UNITS, maxTokens: MAX } = SMALL_SIZES;
const weights = randomWeights(SMALL_SIZES, 1);
const embeddings = randomEmbeddings(ROWS, SIZE, 2);
const network = createDocumentNetwork(weights, embeddings);

describe('the document vector', () => {
  test.each([1, 2, 3, 7, MAX])('of %i tokens is that of the formulas', (length) => {
    const tokens = randomDocument(length, ROWS, length);
    const expected = vectorByFormula(weights, embeddings, tokens);
    expect(greatestDifference(network.vectorOf(tokens), expected)).toBeLessThan(1e-6);
  });

  test('of no tokens is zero, and its logits are the biases', () => {
    const vector = network.vectorOf(new Int32Array(0));
    expect(vector).toEqual(new Float32Array(vectorSize(SMALL_SIZES)));
    expect(network.logitsOf(vector)).toEqual(weights.output.bias);
  });

  test('leaves out the tokens after the last that is read', () => {
    const long = randomDocument(MAX + 5, ROWS, 9);
    expect(network.vectorOf(long)).toEqual(network.vectorOf(long.subarray(0, MAX)));
  });

  test('takes a row that the embeddings lack for the unknown word', () => {
    const stray = network.vectorOf(Int32Array.of(4, ROWS, -1));
    expect(stray).toEqual(network.vectorOf(Int32Array.of(4, 0, 0)));
  });

  test('does not depend on the documents before it, nor on how many words are kept', () => {
    const small = createDocumentNetwork(weights, embeddings, 2);
    for (let seed = 0; seed < 50; seed += 1) {
      const tokens = randomDocument(1 + (seed % MAX), ROWS, seed);
      const fresh = createDocumentNetwork(weights, embeddings);
      expect(small.vectorOf(tokens)).toEqual(fresh.vectorOf(tokens));
      expect(network.vectorOf(tokens)).toEqual(fresh.vectorOf(tokens));
    }
  });

  test('of quantised embeddings is that of their products', () => {
    const values = Int8Array.from(
      { length: ROWS * SIZE },
      (_, index) => ((index * 37) % 255) - 127,
    );
    const scales = Float32Array.from({ length: ROWS }, (_, row) => 0.001 * (row + 1));
    const products = Float32Array.from(values, (value, index) => {
      return value * (scales[Math.floor(index / SIZE)] ?? 0);
    });
    const tokens = randomDocument(10, ROWS, 4);
    const quantised = createDocumentNetwork(weights, { values, scales }).vectorOf(tokens);
    const floating = createDocumentNetwork(weights, products).vectorOf(tokens);
    expect(greatestDifference(quantised, floating)).toBeLessThan(1e-6);
  });
});

test('embeddings that do not fit the network are refused', () => {
  expect(() => createDocumentNetwork(weights, new Float32Array(SIZE + 1))).toThrow(/rows of 6/);
  expect(() =>
    createDocumentNetwork(weights, {
      values: new Int8Array(2 * SIZE),
      scales: new Float32Array(1),
    }),
  ).toThrow(/one scale a row/);
});

test('the fast tangent is within 1e-7 of the exact one everywhere', () => {
  let most = 0;
  for (let x = -20; x <= 20; x += 0.000_37) {
    most = Math.max(most, Math.abs(fastTanh(x) - Math.tanh(x)));
  }
  expect(most).toBeLessThan(1e-7);
  expect(fastTanh(Number.POSITIVE_INFINITY)).toBe(1);
  expect(fastTanh(Number.NEGATIVE_INFINITY)).toBe(-1);
  expect(fastTanh(Number.NaN)).toBeNaN();
});

/** The network as its formulas say it, without any care for speed. */
function vectorByFormula(
  network: DocumentNetworkWeights,
  table: Float32Array,
  tokens: Int32Array,
): readonly number[] {
  const words = Array.from(tokens, (token) =>
    Array.from({ length: SIZE }, (_, k) => {
      const moved = network.tuning.embeddings[token * SIZE + k] ?? 0;
      return at(table, token * SIZE + k) + moved;
    }),
  );
  const forward = statesOf(network.forward, words);
  const backward = statesOf(network.backward, words.toReversed()).toReversed();
  const states = forward.map((state, t) => [...state, ...(backward[t] ?? [])]);
  const { kernel, bias, query } = network.attention;
  const scores = states.map((state) =>
    Array.from(query).reduce((sum, weight, unit) => {
      const input = state.reduce(
        (total, x, k) => total + x * at(kernel, k * query.length + unit),
        0,
      );
      return sum + weight * Math.tanh(input + at(bias, unit));
    }, 0),
  );
  const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
  const units = Array.from({ length: 2 * UNITS }, (_, k) => states.map((state) => state[k] ?? 0));
  return [
    ...units.map((unit) =>
      unit.reduce((sum, x, t) => sum + (x * Math.exp(scores[t] ?? 0)) / total, 0),
    ),
    ...units.map((unit) => Math.max(...unit)),
  ];
}

function statesOf(
  { kernel, recurrent, bias }: DirectionWeights,
  words: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  let hidden: readonly number[] = new Array(UNITS).fill(0);
  let cell: readonly number[] = new Array(UNITS).fill(0);
  return words.map((word) => {
    const gate = (index: number, unit: number) => {
      const column = index * UNITS + unit;
      const ofWord = word.reduce((sum, x, k) => sum + x * at(kernel, k * 4 * UNITS + column), 0);
      const ofState = hidden.reduce(
        (sum, x, k) => sum + x * at(recurrent, k * 4 * UNITS + column),
        0,
      );
      return ofWord + ofState + at(bias, column);
    };
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    cell = cell.map(
      (memory, unit) =>
        sigmoid(gate(2, unit)) * memory + sigmoid(gate(0, unit)) * Math.tanh(gate(1, unit)),
    );
    hidden = cell.map((memory, unit) => sigmoid(gate(3, unit)) * Math.tanh(memory));
    return hidden;
  });
}

function at(list: Float32Array, index: number): number {
  return list[index] ?? Number.NaN;
}
