/** X writes a retweet's text as `RT @name: …`; the only mark left where a file lacks the reference. */
export function looksLikeRetweet(text: string): boolean {
  return /^RT @\w{1,20}: /.test(text);
}
