/** Letters, digits and private characters: what the full-text index keeps of a text. */
const WORDS = /[\p{L}\p{N}\p{Co}]/u;

/**
 * Turns what a person typed into an FTS5 query: all words must occur, `"two words"` is a phrase, `word*` a beginning.
 *
 * Everything is quoted, so no text is a syntax error; signs without a word in them ask for nothing. Null where
 * nothing is asked for.
 */
export function postTextQuery(text: string): string | null {
  const parts: string[] = [];
  // A control character ends the query for SQLite; it separates words as a blank does.
  const typed = text.replaceAll(/\p{Cc}/gu, ' ');
  for (const [, phrase, word] of typed.matchAll(/"([^"]*)(?:"|$)|([^\s"]+)/gu)) {
    const content = phrase ?? word ?? '';
    if (!WORDS.test(content)) continue;
    const isBeginning = phrase === undefined && content.endsWith('*');
    parts.push(`"${content.replaceAll('*', ' ').trim()}"${isBeginning ? '*' : ''}`);
  }
  return parts.length === 0 ? null : parts.join(' ');
}
