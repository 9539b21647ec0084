import type { SentimentLexicon } from './sentiment-lexicon.ts';
import type { Token } from './token.ts';

/** Numbers per word list. */
export const FEATURES_PER_LIST = 9;

/** VADER's factors: a negated valence is turned and damped, one in capitals is stronger (Hutto and Gilbert 2014). */
const NEGATION_FACTOR = -0.74;
const CAPITALS_BOOST = 0.733;
/** VADER's normalising constant: a sum s becomes s / sqrt(s^2 + 15). */
const NORMALISER = 15;
/** Valences run from -5 to 5. */
const SCALE = 5;
const COUNT_SCALE = 4;

/** What the word lists say: sums, extremes, the last, and counts, per list. */
export function lexiconFeatures(tokens: readonly Token[], lexicon: SentimentLexicon): Float32Array {
  const features = new Float32Array(lexicon.lists.length * FEATURES_PER_LIST);
  const found = tokens.flatMap((token) => {
    if (token.kind === 'hashtag') return [];
    const valences = lexicon.valencesOf.get(token.normal);
    return valences === undefined ? [] : [{ token, valences }];
  });
  for (let list = 0; list < lexicon.lists.length; list += 1) {
    const valences = found
      .map(({ token, valences }) => adjusted(token, valences[list] ?? 0))
      .filter((valence) => valence !== 0);
    features.set(summary(valences), list * FEATURES_PER_LIST);
  }
  return features;
}

function adjusted(token: Token, valence: number): number {
  const loud = valence + (token.shouted ? Math.sign(valence) * CAPITALS_BOOST : 0);
  return token.negated ? loud * NEGATION_FACTOR : loud;
}

function summary(valences: readonly number[]): readonly number[] {
  const sum = valences.reduce((total, valence) => total + valence, 0);
  const positive = valences.filter((valence) => valence > 0);
  const negative = valences.filter((valence) => valence < 0);
  const total = (list: readonly number[]) => list.reduce((sum, valence) => sum + valence, 0);
  return [
    sum / Math.sqrt(sum * sum + NORMALISER),
    Math.max(-2, Math.min(2, sum / SCALE)),
    Math.min(2, total(positive) / SCALE),
    Math.max(-2, total(negative) / SCALE),
    Math.max(0, ...positive) / SCALE,
    Math.min(0, ...negative) / SCALE,
    (valences.at(-1) ?? 0) / SCALE,
    Math.min(1, positive.length / COUNT_SCALE),
    Math.min(1, negative.length / COUNT_SCALE),
  ];
}
