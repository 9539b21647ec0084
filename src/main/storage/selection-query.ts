import type { Database } from 'better-sqlite3';
import { POLARITIES, type Polarity, polarityFromIndex } from '../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import { createAgreeingQuery, type SelectedCounts } from './agreeing-query.ts';
import { THOUSANDTHS } from './label-tallies.ts';

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

type Counts = { readonly images: number; readonly copies: number };
type Cut = { readonly polarity: number; readonly cut: number };

/** Counts the images that a selection takes, per polarity, near-duplicates included. */
export function createSelectionQuery(
  database: Database,
): (selection: SelectionRule) => SelectedCounts['images'] {
  const counts = createSelectedCounts(database);
  return (selection) => counts(selection).images;
}

/** Counts the images that a selection takes, and those of them that are copies. */
export function createSelectedCounts(
  database: Database,
): (selection: SelectionRule) => SelectedCounts {
  const agreeing = createAgreeingQuery(database);
  // Whole thousandths are counted already. Rounding keeps the order, so no confidence below the cut is among them.
  const above = database.prepare<[Cut], Counts>(
    `SELECT coalesce(sum(images), 0) AS images, coalesce(sum(copies), 0) AS copies
     FROM label_tallies WHERE polarity = @polarity AND thousandths > CAST(@cut * 1000 AS INTEGER)`,
  );
  const within = database.prepare<[Cut], Counts>(
    `SELECT count(*) AS images, count(n.media_id) AS copies FROM media_labels l
     LEFT JOIN near_duplicate_members n
       ON n.media_id = l.media_id AND n.representative_id <> n.media_id
     WHERE l.polarity = @polarity AND l.confidence >= @cut AND l.confidence < @cut + 0.002
       AND ${THOUSANDTHS} = CAST(@cut * 1000 AS INTEGER)`,
  );
  return (selection) => {
    if ((selection.agreeing ?? []).length > 0) return agreeing(selection);
    const counts = POLARITIES.map((name, polarity) => {
      const cut = { polarity, cut: selection[name] };
      return { polarity, whole: above.get(cut) ?? NONE, rest: within.get(cut) ?? NONE };
    });
    const of = (name: keyof Counts) =>
      perPolarity(
        counts.map(({ polarity, whole, rest }) => ({ polarity, count: whole[name] + rest[name] })),
      );
    return { images: of('images'), copies: of('copies') };
  };
}

const NONE: Counts = { images: 0, copies: 0 };

export type PolarityCount = { readonly polarity: number; readonly count: number };

export function perPolarity(rows: readonly PolarityCount[]): Record<Polarity, number> {
  const counts = { NEG: 0, NEU: 0, POS: 0 };
  for (const { polarity, count } of rows) counts[polarityFromIndex(polarity)] = count;
  return counts;
}
