import { decodeTables, encodeTables, takeTable } from './document-network-tables.ts';

/** Documents that a document network learns from. */
export type DocumentNetworkData = {
  /** Rows of the embeddings, a document each. */
  readonly sequences: readonly Int32Array[];
  /** NEG 0, NEU 1, POS 2, a document each. */
  readonly polarities: Uint8Array;
  /** Rows × embedding size; row 0 is the unknown word. */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
};

const KIND = 'list of documents to train on';

/** The documents as the bytes of one file. */
export function writeDocumentNetworkData(data: DocumentNetworkData): Uint8Array {
  const lengths = Int32Array.from(data.sequences, (sequence) => sequence.length);
  const tokens = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let offset = 0;
  for (const sequence of data.sequences) {
    tokens.set(sequence, offset);
    offset += sequence.length;
  }
  return encodeTables(
    KIND,
    { embeddingSize: data.embeddingSize },
    new Map<string, Float32Array | Int32Array>([
      ['lengths', lengths],
      ['tokens', tokens],
      ['polarities', Int32Array.from(data.polarities)],
      ['embeddings', data.embeddings],
    ]),
  );
}

/**
 * The documents that a file's bytes hold.
 *
 * @throws Error when the file is damaged or `checkDocumentNetworkData` finds a fault.
 */
export function readDocumentNetworkData(bytes: Uint8Array): DocumentNetworkData {
  const { sizes, tables } = decodeTables(KIND, bytes);
  const tokens = takeTable(tables, 'tokens', Int32Array);
  let offset = 0;
  const sequences = Array.from(takeTable(tables, 'lengths', Int32Array), (length) => {
    const start = offset;
    offset += length;
    return tokens.subarray(start, offset);
  });
  const polarities = takeTable(tables, 'polarities', Int32Array);
  const data = {
    sequences,
    polarities: Uint8Array.from(polarities),
    embeddings: takeTable(tables, 'embeddings', Float32Array),
    embeddingSize: sizes['embeddingSize'] ?? 0,
  };
  if (offset !== tokens.length) throw new Error(`the ${KIND} has lengths that do not add up`);
  checkDocumentNetworkData(data);
  return data;
}

/** Throws an Error that names the first fault: a count, a polarity, an embedding or a token that cannot be. */
export function checkDocumentNetworkData(data: DocumentNetworkData): void {
  const { sequences, polarities, embeddings, embeddingSize } = data;
  const rows = embeddings.length / embeddingSize;
  if (!Number.isInteger(rows) || rows < 1) {
    throw new Error(`the embeddings are not rows of ${embeddingSize} numbers`);
  }
  if (sequences.length === 0) throw new Error('there are no documents to train on');
  if (sequences.length !== polarities.length) {
    throw new Error(`${sequences.length} documents have ${polarities.length} polarities`);
  }
  const wrong = polarities.findIndex((polarity) => polarity > 2);
  if (wrong >= 0) throw new Error(`document ${wrong} has the polarity ${polarities[wrong]}`);
  if (!embeddings.every(Number.isFinite)) throw new Error('an embedding is not finite');
  for (const [index, sequence] of sequences.entries()) {
    const stray = sequence.find((token) => token < 0 || token >= rows);
    if (stray !== undefined) {
      throw new Error(`document ${index} has the token ${stray}, and there are ${rows} embeddings`);
    }
  }
}
