import {
  mostProbable,
  POLARITIES,
  type Polarity,
  type Probabilities,
  polarityIndex,
} from '../../../shared/domain/polarity.ts';
import type { TextExplanation } from '../../../shared/domain/teacher.ts';

/** A stretch of a text; `effect` where the teacher said what it moved. */
export type TextPiece = {
  /** Place of its first UTF-16 unit in the text. */
  readonly start: number;
  readonly text: string;
  readonly effect: Probabilities | null;
};

/** How strongly a word moved the winning polarity, 0 to 1, and which polarity it moved towards. */
export type Tint = {
  readonly polarity: Polarity;
  readonly isTowardsWinner: boolean;
  readonly strength: number;
};

type Words = TextExplanation['words'];

/** Changes of a probability below this are not shown as colour. */
const LEAST_CHANGE = 0.005;
/** A change that is shown in full colour even where no word moves more; else trifles would shout. */
const FULL_CHANGE = 0.15;

/**
 * Cuts a text into the words that an explanation speaks of and what lies between them.
 *
 * The pieces joined are the text. A word that a teacher rewrote, and that is not in the text as
 * such, has no piece.
 */
export function textPieces(text: string, words: Words): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  const lower = lowerOfSameLength(text);
  let end = 0;
  for (const word of words) {
    if (word.text === '') continue;
    const start = placeOf(text, lower, word.text, end);
    if (start === -1) continue;
    if (start > end) pieces.push({ start: end, text: text.slice(end, start), effect: null });
    end = start + word.text.length;
    pieces.push({ start, text: text.slice(start, end), effect: word.effect });
  }
  if (end < text.length) pieces.push({ start: end, text: text.slice(end), effect: null });
  return pieces;
}

/** The first place at or after `from`, in whatever case; -1 where there is none. */
function placeOf(text: string, lower: string, word: string, from: number): number {
  const anyCase = lower.indexOf(word.toLowerCase(), from);
  const exact = text.indexOf(word, from);
  return anyCase === -1 || exact === -1 ? Math.max(anyCase, exact) : Math.min(anyCase, exact);
}

/** Some letters grow when they are lowered; then places would shift, and case has to count. */
function lowerOfSameLength(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** The colour of every effect, against the strongest of them all; null for those that moved nothing. */
export function tintScale(explanation: TextExplanation): (effect: Probabilities) => Tint | null {
  const { polarity: winner } = mostProbable(explanation.probabilities);
  const changeOfWinner = (effect: Probabilities): number => effect[polarityIndex(winner)];
  const full = explanation.words.reduce(
    (most, { effect }) => Math.max(most, Math.abs(changeOfWinner(effect))),
    FULL_CHANGE,
  );
  return (effect) => {
    const change = changeOfWinner(effect);
    if (Math.abs(change) < LEAST_CHANGE) return null;
    const isTowardsWinner = change > 0;
    return {
      polarity: isTowardsWinner ? winner : mostRaised(effect),
      isTowardsWinner,
      strength: Math.abs(change) / full,
    };
  };
}

function mostRaised(effect: Probabilities): Polarity {
  return POLARITIES.reduce((most, polarity) =>
    effect[polarityIndex(polarity)] > effect[polarityIndex(most)] ? polarity : most,
  );
}

/** The words that moved the winning polarity most, either way, the strongest first. */
export function strongestWords(explanation: TextExplanation, atMost: number): Words {
  const winner = polarityIndex(mostProbable(explanation.probabilities).polarity);
  return explanation.words
    .filter(({ effect }) => Math.abs(effect[winner]) >= LEAST_CHANGE)
    .toSorted((a, b) => Math.abs(b.effect[winner]) - Math.abs(a.effect[winner]))
    .slice(0, atMost);
}
