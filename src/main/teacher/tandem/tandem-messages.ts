import type { TandemModel } from '../../domain/text/tandem-model.ts';
import type { WordVectors } from '../../domain/text/word-vectors.ts';

/** What a thread starts from; long lists of numbers lie in memory that all threads share. */
export type TandemThreadData = {
  /** The teacher's folder, for the words and the word lists. */
  readonly folder: string;
  readonly vectors: Pick<WordVectors, 'dimensions' | 'vectors'>;
  readonly model: TandemModel;
};

export type TandemRequest = { readonly id: number; readonly texts: readonly string[] };

/** Three probabilities per text, one after another. */
export type TandemAnswer = { readonly id: number; readonly probabilities: Float64Array };
