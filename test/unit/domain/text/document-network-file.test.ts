import { describe, expect, test } from 'vitest';
import {
  type DocumentNetworkData,
  readDocumentNetworkData,
  writeDocumentNetworkData,
} from '../../../../src/main/domain/text/document-network-data.ts';
import {
  readDocumentNetwork,
  writeDocumentNetwork,
} from '../../../../src/main/domain/text/document-network-file.ts';
import { randomWeights, SMALL_SIZES } from '../../../helpers/random-document-network.ts';

const weights = randomWeights(SMALL_SIZES, 1);
const data: DocumentNetworkData = {
  sequences: [Int32Array.of(1, 2, 3), new Int32Array(0), Int32Array.of(0)],
  polarities: Uint8Array.of(0, 1, 2),
  embeddings: Float32Array.from({ length: 8 }, (_, index) => index / 3),
  embeddingSize: 2,
};

describe('a file of weights', () => {
  test('gives back what was written', () => {
    expect(readDocumentNetwork(writeDocumentNetwork(weights))).toEqual(weights);
  });

  test('is read at any address', () => {
    const file = writeDocumentNetwork(weights);
    const moved = new Uint8Array(file.length + 1);
    moved.set(file, 1);
    expect(readDocumentNetwork(moved.subarray(1))).toEqual(weights);
  });

  test('that was cut anywhere is refused', () => {
    const file = writeDocumentNetwork(weights);
    for (let length = 0; length < file.length; length += 97) {
      expect(() => readDocumentNetwork(file.subarray(0, length))).toThrow(Error);
    }
  });

  test('with one changed byte of its numbers is refused', () => {
    const file = writeDocumentNetwork(weights);
    for (let back = 1; back < 1200; back += 131) {
      const damaged = Uint8Array.from(file);
      damaged[file.length - back] = (damaged[file.length - back] ?? 0) ^ 4;
      expect(() => readDocumentNetwork(damaged)).toThrow(/damaged/);
    }
  });

  test('with weights that are not finite is refused', () => {
    const query = Float32Array.from(weights.attention.query).fill(Number.NaN);
    const broken = { ...weights, attention: { ...weights.attention, query } };
    expect(() => readDocumentNetwork(writeDocumentNetwork(broken))).toThrow(/not finite/);
  });

  test('whose sizes do not fit its tables is refused', () => {
    const wider = { ...weights, sizes: { ...SMALL_SIZES, units: 6 } };
    expect(() => readDocumentNetwork(writeDocumentNetwork(wider))).toThrow(/numbers instead of/);
    const odd = { ...weights, sizes: { ...SMALL_SIZES, units: 3 } };
    expect(() => readDocumentNetwork(writeDocumentNetwork(odd))).toThrow(/sizes that no network/);
  });

  test('of another kind is refused', () => {
    expect(() => readDocumentNetwork(writeDocumentNetworkData(data))).toThrow(/not a document/);
    expect(() => readDocumentNetwork(new TextEncoder().encode('{"a": 1}'))).toThrow(
      /not a document/,
    );
  });
});

describe('a file of documents', () => {
  test('is read from a piece of a larger buffer', () => {
    const file = writeDocumentNetworkData(data);
    const buffer = Buffer.concat([Buffer.alloc(3), file]);
    expect(readDocumentNetworkData(buffer.subarray(3))).toEqual(data);
  });

  test('gives back what was written', () => {
    expect(readDocumentNetworkData(writeDocumentNetworkData(data))).toEqual(data);
  });

  test.each<[string, Partial<DocumentNetworkData>, RegExp]>([
    ['without documents', { sequences: [], polarities: new Uint8Array(0) }, /no documents/],
    ['with too few polarities', { polarities: Uint8Array.of(1) }, /3 documents have 1/],
    ['with a polarity that is none', { polarities: Uint8Array.of(0, 1, 3) }, /document 2 has the/],
    ['with broken rows', { embeddings: new Float32Array(3) }, /rows of 2/],
    ['with an infinite embedding', { embeddings: new Float32Array(8).fill(Infinity) }, /finite/],
    [
      'with a token beyond the embeddings',
      { sequences: [Int32Array.of(1), Int32Array.of(4), Int32Array.of(1)] },
      /document 1 has the token 4/,
    ],
  ])('%s is refused', (_, change, message) => {
    const file = writeDocumentNetworkData({ ...data, ...change });
    expect(() => readDocumentNetworkData(file)).toThrow(message);
  });
});
