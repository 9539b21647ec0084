/** Word embeddings: row r of `vectors` (`dimensions` numbers) belongs to the word with that row. */
export type WordVectors = {
  readonly dimensions: number;
  readonly rowOf: ReadonlyMap<string, number>;
  /** Rows times dimensions; row 0 is zero and stands for unknown words. */
  readonly vectors: Float32Array;
};

/** The row of words that are not known. */
export const UNKNOWN_ROW = 0;

/**
 * The row of a word in its normal form, or of a near form of it: without apostrophe, `not` for `n't`,
 * without what follows the apostrophe, with doubled letters of an elongation once; 0 where none is known.
 */
export function rowOfWord(rowOf: ReadonlyMap<string, number>, normal: string): number {
  const known = rowOf.get(normal);
  if (known !== undefined) return known;
  const apostrophe = normal.indexOf("'");
  if (apostrophe > 0) {
    const joined = rowOf.get(normal.replaceAll("'", ''));
    if (joined !== undefined) return joined;
    const base = normal.endsWith("n't") ? 'not' : normal.slice(0, apostrophe);
    return rowOf.get(base) ?? UNKNOWN_ROW;
  }
  const single = withDoublesOnce(normal);
  return single === normal ? UNKNOWN_ROW : (rowOf.get(single) ?? UNKNOWN_ROW);
}

/** Each pair of equal letters once, as `soo` is `so`. */
function withDoublesOnce(word: string): string {
  for (let unit = 1; unit < word.length; unit += 1) {
    if (word.charCodeAt(unit) !== word.charCodeAt(unit - 1)) continue;
    return word.replace(/(\p{L})\1/gu, '$1');
  }
  return word;
}
