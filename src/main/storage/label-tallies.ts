import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';

/** Writes `label_tallies`; for use within the transaction that changes labels or groups. */
export type LabelTallies = {
  readonly settleAll: () => void;
  /** Settles how many images are copies, after all groups changed. */
  readonly settleCopies: () => void;
  /** Does what changes labels or groups of no images but these, and settles their counts. */
  readonly around: (images: readonly MediaId[], change: () => void) => void;
};

/** The thousandths of a confidence, as `label_tallies` counts them. */
export const THOUSANDTHS = 'CAST(l.confidence * 1000 AS INTEGER)';
const COPIES = `near_duplicate_members n
  ON n.media_id = l.media_id AND n.representative_id <> n.media_id`;

export function createLabelTallies(database: Database): LabelTallies {
  const all = [
    'DELETE FROM label_tallies',
    `INSERT INTO label_tallies SELECT l.polarity, ${THOUSANDTHS}, count(*), 0
     FROM media_labels l GROUP BY 1, 2`,
  ].map((sql) => database.prepare(sql));
  // CROSS keeps the order of the tables: the other way round, every label is looked up.
  const copies = [
    'UPDATE label_tallies SET copies = 0',
    `UPDATE label_tallies AS t SET copies = c.copies FROM
       (SELECT l.polarity, ${THOUSANDTHS} AS thousandths, count(*) AS copies
        FROM near_duplicate_members n CROSS JOIN media_labels l ON l.media_id = n.media_id
        WHERE n.representative_id <> n.media_id GROUP BY 1, 2) c
     WHERE t.polarity = c.polarity AND t.thousandths = c.thousandths`,
  ].map((sql) => database.prepare(sql));
  const add = database.prepare<[{ readonly asked: string; readonly sign: 1 | -1 }]>(
    `INSERT INTO label_tallies
     SELECT l.polarity, ${THOUSANDTHS}, @sign * count(*), @sign * count(n.media_id)
     FROM json_each(@asked) asked CROSS JOIN media_labels l ON l.media_id = asked.value
     LEFT JOIN ${COPIES} GROUP BY 1, 2
     ON CONFLICT DO UPDATE SET images = images + excluded.images, copies = copies + excluded.copies`,
  );
  const settleCopies = (): void => {
    for (const step of copies) step.run();
  };
  return {
    settleAll: () => {
      for (const step of all) step.run();
      settleCopies();
    },
    settleCopies,
    around: (images, change) => {
      const asked = JSON.stringify([...new Set(images)]);
      add.run({ asked, sign: -1 });
      change();
      add.run({ asked, sign: 1 });
    },
  };
}
