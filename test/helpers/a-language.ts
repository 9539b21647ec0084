import type { Language } from '../../src/main/domain/text/tandem-model.ts';

const VALENCES: readonly (readonly [string, number])[] = [
  ['love', 3],
  ['great', 3],
  ['happy', 2],
  ['hate', -3],
  ['awful', -3],
  ['sad', -2],
  ['😂', 2],
];
const PLAIN = ['the', 'train', 'at', 'noon', 'today', 'not', 'it'];

/** A language of a few words: two dimensions, the first of which is the valence. */
export function aLanguage(): Language {
  const words = [...VALENCES.map(([word]) => word), ...PLAIN];
  const vectors = new Float32Array(2 * (words.length + 1));
  for (const [index, word] of words.entries()) {
    vectors[2 * (index + 1)] = VALENCES.find(([known]) => known === word)?.[1] ?? 0;
    vectors[2 * (index + 1) + 1] = index / words.length;
  }
  return {
    words: {
      dimensions: 2,
      rowOf: new Map(words.map((word, index) => [word, index + 1])),
      vectors,
    },
    lexicon: {
      lists: ['few'],
      valencesOf: new Map(VALENCES.map(([word, valence]) => [word, [valence]])),
    },
  };
}
