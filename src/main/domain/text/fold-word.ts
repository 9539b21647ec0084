/** Longer runs of letters are no words; their beginning stands for them. */
const MAX_WORD_LENGTH = 48;

const ELONGATION = /(\p{L})\1{2,}/giu;

/** The form under which a word is counted: lower case, `’` as `'`, three or more equal letters as two. */
export function foldWord(word: string): { readonly normal: string; readonly elongated: boolean } {
  const plain = word.slice(0, MAX_WORD_LENGTH).toWellFormed().toLowerCase().replace(/[’‘ʼ]/g, "'");
  const normal = plain.replace(ELONGATION, '$1$1');
  return { normal, elongated: normal.length < plain.length };
}
