import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import { readLines } from '../reading/read-lines.ts';
import { SENTIMENT } from './t4sa-files.ts';

/** The least winning probability of each polarity; none for a polarity that never wins. */
export type T4saThresholds = Readonly<Partial<Record<Polarity, number>>>;

const COLUMNS = ['TWID', ...POLARITIES] as const;

/**
 * The thresholds that a release's `t4sa_text_sentiment.tsv` shows: the least probability with which each
 * polarity wins over its rows. The first of equal probabilities wins, in the order NEG, NEU, POS.
 *
 * Null without the file, or when its header does not name TWID, NEG, NEU and POS. Rows that are no
 * probabilities are passed over.
 *
 * @throws Failure when the file cannot be read; the signal's reason when aborted.
 */
export async function readT4saThresholds(
  folder: string,
  signal: AbortSignal,
): Promise<T4saThresholds | null> {
  if (!(await readdir(folder)).includes(SENTIMENT)) return null;
  const least: Partial<Record<Polarity, number>> = {};
  let places: readonly number[] | null = null;
  const from = { offset: 0, line: 0 };
  for await (const { lines } of readLines(join(folder, SENTIMENT), { from, signal })) {
    for (const { content } of lines) {
      if (content.kind !== 'text') continue;
      const fields = content.text.split('\t');
      if (places === null) {
        places = COLUMNS.map((name) => fields.indexOf(name));
        if (places.includes(-1)) return null;
        continue;
      }
      const winner = winnerOf(places.slice(1).map((place) => Number(fields[place] ?? Number.NaN)));
      if (winner === null) continue;
      least[winner.polarity] = Math.min(least[winner.polarity] ?? 1, winner.probability);
    }
  }
  return least;
}

function winnerOf(
  values: readonly number[],
): { readonly polarity: Polarity; readonly probability: number } | null {
  const probability = Math.max(...values);
  const polarity = POLARITIES[values.indexOf(probability)];
  return polarity === undefined || !(probability >= 0 && probability <= 1)
    ? null
    : { polarity, probability };
}
