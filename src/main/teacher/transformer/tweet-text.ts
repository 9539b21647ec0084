/**
 * The text of a post as sentiment models for tweets were trained on it: mentions are `@user`, links are `http`.
 *
 * The preprocessing of TweetEval and TimeLMs (Loureiro and others, "TimeLMs: Diachronic Language Models from
 * Twitter", 2022). Halves of surrogate pairs become U+FFFD: tokenizers want well-formed text.
 */
export function tweetText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\S+/gu, (word) =>
      word.startsWith('@') && word.length > 1 ? '@user' : word.startsWith('http') ? 'http' : word,
    );
}
