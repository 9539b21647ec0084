import type { Database } from 'better-sqlite3';
import { POLARITIES, type Polarity, polarityFromIndex } from '../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';

/** Values of `SELECTED`. */
export type SelectionValues = Readonly<Record<'NEG' | 'NEU' | 'POS', number>> & {
  /** Names of teachers as a JSON array. */
  readonly agreeing: string;
};

/** Condition on a row `l` of media_labels: it is confident, and every agreeing teacher says the same. */
export const SELECTED = `
  l.confidence >= CASE l.polarity WHEN 0 THEN @NEG WHEN 1 THEN @NEU ELSE @POS END
  AND NOT EXISTS (SELECT 1 FROM json_each(@agreeing) other WHERE NOT EXISTS
    (SELECT 1 FROM weak_labels w WHERE w.teacher = other.value AND w.post_id = l.post_id
      AND w.polarity = l.polarity))`;

export function selectionValues({ NEG, NEU, POS, agreeing }: SelectionRule): SelectionValues {
  return { NEG, NEU, POS, agreeing: JSON.stringify(agreeing ?? []) };
}

export type PolarityCount = { readonly polarity: number; readonly count: number };

/** Counts the images that a selection takes, per polarity, near-duplicates included. */
export function createSelectionQuery(
  database: Database,
): (selection: SelectionRule) => Record<Polarity, number> {
  const agreeing = database.prepare<[SelectionValues], PolarityCount>(
    `SELECT polarity, count(*) AS count FROM media_labels l WHERE ${SELECTED} GROUP BY polarity`,
  );
  // A range of the index for each polarity: fifty times faster than asking every row who agrees.
  const confident = database.prepare<[Record<Polarity, number>], PolarityCount>(
    POLARITIES.map(
      (polarity, number) =>
        `SELECT ${number} AS polarity, count(*) AS count FROM media_labels
         WHERE polarity = ${number} AND confidence >= @${polarity}`,
    ).join(' UNION ALL '),
  );
  return ({ NEG, NEU, POS, agreeing: others = [] }) =>
    perPolarity(
      others.length === 0
        ? confident.all({ NEG, NEU, POS })
        : agreeing.all(selectionValues({ NEG, NEU, POS, agreeing: others })),
    );
}

export function perPolarity(rows: readonly PolarityCount[]): Record<Polarity, number> {
  const counts = { NEG: 0, NEU: 0, POS: 0 };
  for (const { polarity, count } of rows) counts[polarityFromIndex(polarity)] = count;
  return counts;
}
