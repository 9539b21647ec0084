const LINK = /(?:https?:\/\/|\bwww\.|\bpic\.twitter\.com\/|\bt\.co\/)\S+/giu;
const MENTION = /(?<![\p{L}\p{N}_])[@＠]\w+/gu;

/** Longer runs without white space are no words, and VADER's search for capitals in them takes cubic time. */
const MAX_WORD_LENGTH = 64;

/**
 * The text of a post as word lists of sentiment expect it.
 *
 * Links and mentions are removed, they carry no sentiment; a hashtag stays as a word without its `#`;
 * typographic apostrophes become `'` (as in `don't`); dots in a row are set apart from the word before.
 * Elongations (`soooo`), capitals, emoticons and emoji stay.
 */
export function normalisedPostText(text: string): string {
  return text
    .replace(LINK, ' ')
    .replace(MENTION, ' ')
    .replace(/#(?=[\p{L}\p{N}_])/gu, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\.{2,}|\u2026/g, ' $& ')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, MAX_WORD_LENGTH))
    .join(' ');
}
