import { columnOfHash, hashText, hashUnit } from './hash-text.ts';
import type { Token } from './token.ts';

/** Hashed n-grams: words and characters have columns of their own. A power of two each. */
export const WORD_COLUMNS = 2 ** 18;
export const CHARACTER_COLUMNS = 2 ** 18;

const SEPARATOR = 0x1f;
const NEGATED = hashText('NOT_');
const LONGEST_WORDS = 3;
const SHORTEST_CHARACTERS = 3;
const LONGEST_CHARACTERS = 5;
const MAX_WORD_LENGTH = 24;
const WORD_START = 0x02;
const WORD_END = 0x03;

/** Calls `found` with the columns of the 1- to 3-grams of normal forms; a negated word counts as itself and as `NOT_` it. */
export function wordColumns(tokens: readonly Token[], found: (column: number) => void): void {
  const hashes = tokens.map((token) => hashText(token.normal));
  for (const [place, token] of tokens.entries()) {
    const first = hashes[place] ?? 0;
    if (token.negated) found(columnOfHash(hashText(token.normal, NEGATED), WORD_COLUMNS));
    let hash = first;
    found(columnOfHash(hash, WORD_COLUMNS));
    for (let length = 2; length <= LONGEST_WORDS && place + length <= tokens.length; length += 1) {
      hash = hashText(tokens[place + length - 1]?.normal ?? '', hashUnit(hash, SEPARATOR));
      found(columnOfHash(hash, WORD_COLUMNS));
    }
  }
}

/** Calls `found` with the columns of the 3- to 5-grams of characters inside words and hashtags, their borders marked. */
export function characterColumns(tokens: readonly Token[], found: (column: number) => void): void {
  for (const token of tokens) {
    if (token.kind !== 'word' && token.kind !== 'hashtag') continue;
    const length = Math.min(token.normal.length, MAX_WORD_LENGTH);
    const unitAt = (place: number) =>
      place < 0 ? WORD_START : place >= length ? WORD_END : token.normal.charCodeAt(place);
    for (let start = -1; start <= length + 1 - SHORTEST_CHARACTERS; start += 1) {
      let hash = NEGATED;
      for (let size = 1; size <= LONGEST_CHARACTERS && start + size <= length + 1; size += 1) {
        hash = hashUnit(hash, unitAt(start + size - 1));
        if (size >= SHORTEST_CHARACTERS) found(columnOfHash(hash, CHARACTER_COLUMNS));
      }
    }
  }
}
