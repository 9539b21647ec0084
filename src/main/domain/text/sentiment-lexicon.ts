/** Valences that word lists give to a word, emoticon or emoji; 0 where the list lacks it. */
export type Valences = readonly number[];

/** Several word lists under one key: the normal form of a token. */
export type SentimentLexicon = {
  /** The lists, in the order of the valences. */
  readonly lists: readonly string[];
  readonly valencesOf: ReadonlyMap<string, Valences>;
};
