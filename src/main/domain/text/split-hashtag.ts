/** A word inside a hashtag and where it begins in the hashtag's body. */
export type HashtagWord = { readonly word: string; readonly offset: number };

const WORD = /\p{Lu}+(?!\p{Ll})\p{M}*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{Lu}|\p{N}+/gu;

/** The words of a hashtag's body (without `#`), split at capitals, digits and underscores. */
export function splitHashtag(body: string): readonly HashtagWord[] {
  return [...body.matchAll(WORD)].map((match) => ({ word: match[0], offset: match.index }));
}
