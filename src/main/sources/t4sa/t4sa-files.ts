import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../../shared/failure.ts';

const LIST = /^b-t4sa_(?:train|val|test|all)\.txt$/;
const TEXTS = 'raw_tweets_text.csv';
/** The probabilities that the release's own teacher gave. */
export const SENTIMENT = 't4sa_text_sentiment.tsv';

export type T4saFiles = {
  readonly folder: string;
  /** The split lists, absolute, in alphabetical order. */
  readonly lists: readonly string[];
  /** `raw_tweets_text.csv`, absolute. */
  readonly texts: string;
};

/** True when a folder with these file names holds (a part of) the T4SA release. */
export function looksLikeT4sa(names: readonly string[]): boolean {
  return names.some((name) => LIST.test(name) || name === TEXTS || name === SENTIMENT);
}

/**
 * The files of the T4SA release that an import needs: the lists of images, and the texts.
 *
 * `t4sa_text_sentiment.tsv` is read for its thresholds only: weak labels come from this program's own teacher.
 *
 * @throws Failure that names what is missing.
 */
export async function findT4saFiles(folder: string): Promise<T4saFiles> {
  const names = (await readdir(folder)).sort();
  const lists = names.filter((name) => LIST.test(name));
  if (lists.length === 0)
    throw missing(folder, 'b-t4sa_train.txt, b-t4sa_val.txt, b-t4sa_test.txt');
  if (!names.includes(TEXTS)) throw missing(folder, TEXTS);
  return {
    folder,
    lists: lists.map((name) => join(folder, name)),
    texts: join(folder, TEXTS),
  };
}

function missing(folder: string, what: string): Failure {
  return new Failure(
    'BAD_INPUT',
    `The T4SA release in ${folder} is not complete: ${what} is missing.`,
    'Put the lists b-t4sa_*.txt, raw_tweets_text.csv and the folder data of images into one folder.',
  );
}
