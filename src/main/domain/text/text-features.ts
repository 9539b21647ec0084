import { FEATURES_PER_LIST, lexiconFeatures } from './lexicon-features.ts';
import { CHARACTER_COLUMNS, characterColumns, WORD_COLUMNS, wordColumns } from './ngram-columns.ts';
import type { SentimentLexicon } from './sentiment-lexicon.ts';
import { SURFACE_FEATURES, surfaceFeatures } from './surface-features.ts';
import type { Token } from './token.ts';
import { POOLS, vectorFeatures } from './vector-features.ts';
import { rowOfWord, type WordVectors } from './word-vectors.ts';

/** How strongly each block counts against the others; 0 leaves a block out. */
export type BlockScales = {
  readonly words: number;
  readonly characters: number;
  readonly lexicon: number;
  readonly surface: number;
  readonly vectors: number;
};

export type TextFeatures = {
  readonly columns: number;
  /** Rows of the text's tokens in the word vectors, as the document network reads them. */
  readonly sequenceOf: (tokens: readonly Token[]) => Int32Array;
  /** Calls `add` once per column that is not zero. */
  readonly write: (
    tokens: readonly Token[],
    sequence: Int32Array,
    add: (column: number, value: number) => void,
  ) => void;
};

/**
 * The text features of the tandem: hashed word 1- to 3-grams and character 3- to 5-grams by presence
 * (each block of unit length), word lists, surface counts, pooled word vectors, and a constant.
 */
export function createTextFeatures(
  lexicon: SentimentLexicon,
  words: WordVectors,
  scales: BlockScales,
): TextFeatures {
  const lexiconStart = WORD_COLUMNS + CHARACTER_COLUMNS;
  const surfaceStart = lexiconStart + lexicon.lists.length * FEATURES_PER_LIST;
  const vectorStart = surfaceStart + SURFACE_FEATURES;
  const constant = vectorStart + POOLS * words.dimensions;
  const distinct = distinctColumns(WORD_COLUMNS + CHARACTER_COLUMNS);
  const dense: Add<Float32Array> = (values, start, scale, add) => {
    if (scale === 0) return;
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0;
      if (value !== 0) add(start + index, value * scale);
    }
  };
  const presence: Add<NgramColumns> = (columns, start, scale, add) => {
    if (scale === 0) return;
    const found = distinct(columns, start);
    const value = scale / Math.sqrt(Math.max(1, found.length));
    for (const column of found) add(column, value);
  };
  return {
    columns: constant + 1,
    sequenceOf: (tokens) => sequenceOf(tokens, words),
    write(tokens, sequence, add) {
      presence((found) => wordColumns(tokens, found), 0, scales.words, add);
      presence((found) => characterColumns(tokens, found), WORD_COLUMNS, scales.characters, add);
      dense(lexiconFeatures(tokens, lexicon), lexiconStart, scales.lexicon, add);
      dense(surfaceFeatures(tokens), surfaceStart, scales.surface, add);
      dense(vectorFeatures(sequence, words), vectorStart, scales.vectors, add);
      add(constant, 1);
    },
  };
}

type Add<T> = (
  of: T,
  start: number,
  scale: number,
  add: (column: number, value: number) => void,
) => void;

function sequenceOf(tokens: readonly Token[], words: WordVectors): Int32Array {
  // A hashtag's words follow it as tokens of their own.
  const read = tokens.filter((token) => token.kind !== 'hashtag');
  return Int32Array.from(read, (token) => rowOfWord(words.rowOf, token.normal));
}

type NgramColumns = (found: (column: number) => void) => void;

/** Lists each column once; the marks are kept from text to text instead of being cleared. */
function distinctColumns(
  columns: number,
): (ngrams: NgramColumns, start: number) => readonly number[] {
  const marks = new Uint32Array(columns);
  let round = 0;
  return (ngrams, start) => {
    round += 1;
    const list: number[] = [];
    ngrams((column) => {
      if (marks[start + column] === round) return;
      marks[start + column] = round;
      list.push(start + column);
    });
    return list;
  };
}
