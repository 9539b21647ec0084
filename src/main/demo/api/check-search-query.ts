/** Longest query of recent search on pay-per-use access, characters. */
const MAX_QUERY_LENGTH = 512;

/** Operators that X accepts only beside a standalone one ("conjunction required"). */
const CONJUNCTION_REQUIRED = /^(?:has|is|lang|sample):/i;

/**
 * What is wrong with a search query, in a sentence; null when X would accept it.
 *
 * Checks what X documents: the length, and that there is at least one standalone operator that is not
 * negated: a keyword, an emoji, a phrase, `from:`, `min_likes:` and so on.
 */
export function checkSearchQuery(query: string): string | null {
  if (query.trim() === '') return 'query must not be empty';
  if (query.length > MAX_QUERY_LENGTH) {
    return `Query length ${query.length} is larger than the maximum of ${MAX_QUERY_LENGTH} characters`;
  }
  const tokens = query.match(/-?"[^"]*"|[()]|[^\s()]+/g) ?? [];
  if (
    tokens.filter((token) => token === '(').length !==
    tokens.filter((token) => token === ')').length
  ) {
    return 'There is an unbalanced parenthesis in the query';
  }
  const standalone = tokens.some(
    (token) =>
      !/^[()]$/.test(token) &&
      token !== 'OR' &&
      !token.startsWith('-') &&
      !CONJUNCTION_REQUIRED.test(token),
  );
  if (standalone) return null;
  return 'Rule must contain at least one positive, non-stopword clause: operators such as has:, is: and lang: need a standalone operator beside them';
}
