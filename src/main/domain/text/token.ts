/** What a piece of a tweet is. `word` includes the words inside a hashtag. */
export type TokenKind =
  | 'word'
  | 'number'
  | 'hashtag'
  | 'mention'
  | 'link'
  | 'emoji'
  | 'emoticon'
  | 'punctuation'
  | 'symbol';

/** A piece of a tweet, with its place in the text as it was given (UTF-16 units, end exclusive). */
export type Token = {
  readonly kind: TokenKind;
  /** As written, after entities are decoded. */
  readonly text: string;
  /** The form that features and embeddings know: lower case, elongations and variants folded. */
  readonly normal: string;
  readonly start: number;
  readonly end: number;
  /** In the scope of a negation: after `not`, `never`, `n't` up to the next punctuation. */
  readonly negated: boolean;
  /** Written in capitals throughout, two letters at least. */
  readonly shouted: boolean;
  /** A letter repeated three times or more. */
  readonly elongated: boolean;
  /** A word that stands inside the hashtag token before it. */
  readonly insideHashtag: boolean;
};
