import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import { polarityIndex } from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import type {
  JudgedPlace,
  NewReviewSet,
  ReviewSetStore,
} from '../pipeline/ports/review-set-store.ts';
import { createRevealPlace } from './reveal-place.ts';
import { createReviewSetSummaries } from './review-set-summaries.ts';
import { verdictOf } from './verdict-number.ts';

type ItemRow = {
  readonly position: number;
  readonly media_id: MediaId;
  readonly repeats: number | null;
  readonly stratum: number | null;
  readonly probability: number | null;
  readonly polarity: number | null;
  readonly confidence: number | null;
};

type JudgedRow = Pick<ItemRow, 'position' | 'media_id' | 'repeats'> & {
  readonly reviewer: string | null;
  readonly adjudicates: number | null;
  readonly verdict: number | null;
  readonly action_id: number | null;
};

type BlindRow = {
  readonly position: number;
  readonly media_id: MediaId;
  readonly width: number;
  readonly height: number;
  readonly sensitive: number;
  readonly verdict: number | null;
};

export function createReviewSetStore(database: Database): ReviewSetStore {
  const summaries = createReviewSetSummaries(database);
  const reveal = createRevealPlace(database);
  const findDesign = database
    .prepare<[string], string>('SELECT kind || design FROM review_sets WHERE name = ?')
    .pluck();
  const insertSet = database.prepare(
    'INSERT INTO review_sets (name, kind, created_at_ms, design) VALUES (?, ?, ?, ?)',
  );
  const insertItem = database.prepare<[ItemRow & { readonly set: string }]>(
    `INSERT INTO review_set_items
       (review_set, position, media_id, repeats, stratum, probability, polarity, confidence)
     VALUES (@set, @position, @media_id, @repeats, @stratum, @probability, @polarity, @confidence)`,
  );
  const items = database.prepare<[string], ItemRow>(
    `SELECT position, media_id, repeats, stratum, probability, polarity, confidence
     FROM review_set_items WHERE review_set = ? ORDER BY position`,
  );
  const ownVerdict = `current_verdicts v ON v.media_id = i.media_id
    AND v.review_set = i.review_set AND v.position = i.position
    AND v.reviewer = @reviewer AND v.adjudicates = 0`;
  const blindItems = database.prepare<
    [
      {
        readonly set: string;
        readonly reviewer: string;
        readonly from: number;
        readonly to: number;
      },
    ],
    BlindRow
  >(
    `SELECT i.position, i.media_id, coalesce(m.width, 0) AS width, coalesce(m.height, 0) AS height,
       v.verdict,
       EXISTS (SELECT 1 FROM attachments a JOIN posts p ON p.post_id = a.post_id
               WHERE a.media_id = i.media_id AND p.possibly_sensitive = 1)
         OR EXISTS (SELECT 1 FROM sensitive_checks c
                    WHERE c.media_id = i.media_id AND c.sensitive = 1) AS sensitive
     FROM review_set_items i JOIN media m ON m.media_id = i.media_id
     LEFT JOIN ${ownVerdict}
     WHERE i.review_set = @set AND i.position >= @from AND i.position < @to
     ORDER BY i.position`,
  );
  const firstOpen = database
    .prepare<[{ readonly set: string; readonly reviewer: string }], number>(
      `SELECT i.position FROM review_set_items i LEFT JOIN ${ownVerdict}
       WHERE i.review_set = @set AND v.verdict IS NULL ORDER BY i.position LIMIT 1`,
    )
    .pluck();
  const judgedWhere = (which: string): string =>
    `SELECT i.position, i.media_id, i.repeats, v.reviewer, v.adjudicates, v.verdict, v.action_id
     FROM review_set_items i
     LEFT JOIN current_verdicts v ON v.media_id = i.media_id
       AND v.review_set = i.review_set AND v.position = i.position
     WHERE i.review_set = ? ${which} ORDER BY i.position, v.action_id`;
  const judged = database.prepare<[string], JudgedRow>(judgedWhere(''));
  const judgedAt = database.prepare<[string, number], JudgedRow>(judgedWhere('AND i.position = ?'));

  const create = database.transaction((set: NewReviewSet): void => {
    const design = JSON.stringify(set.design);
    const rows = set.items.map(itemRow);
    const known = findDesign.get(set.name);
    if (known === undefined) {
      insertSet.run(set.name, set.kind, set.createdAtMs, design);
      for (const row of rows) insertItem.run({ ...row, set: set.name });
    } else if (
      known !== set.kind + design ||
      JSON.stringify(items.all(set.name)) !== JSON.stringify(rows)
    ) {
      throw new Failure(
        'CONFLICT',
        `A review set named ${set.name} is there already, with other images or another design`,
        'Give the new one another name; review sets are frozen, so that verdicts keep their meaning.',
      );
    }
  });

  return {
    create: (set) => {
      create(set);
      const summary = summaries.find(set.name);
      if (summary === null) throw new Error('the review set was not saved');
      return summary;
    },
    list: summaries.list,
    find: summaries.find,
    blindItems: (set, reviewer, { offset, limit }) =>
      blindItems.all({ set, reviewer, from: offset, to: offset + limit }).map((row) => ({
        position: row.position,
        mediaId: row.media_id,
        width: row.width,
        height: row.height,
        isSensitive: row.sensitive === 1,
        verdict: row.verdict === null ? null : verdictOf(row.verdict),
      })),
    firstOpen: (set, reviewer) => firstOpen.get({ set, reviewer }) ?? null,
    place: (set, position) => {
      const [row] = judgedAt.all(set, position);
      return row === undefined ? null : { mediaId: row.media_id, repeats: row.repeats };
    },
    judged: (set) => judgedPlaces(judged.all(set)),
    judgedAt: (set, position) => judgedPlaces(judgedAt.all(set, position))[0] ?? null,
    reveal,
  };
}

/** In the order of columns that the table is read in, so that rows can be compared as text. */
function itemRow(item: NewReviewSet['items'][number], position: number): ItemRow {
  return {
    position,
    media_id: item.mediaId,
    repeats: item.repeats,
    stratum: item.stratum,
    probability: item.probability,
    polarity: item.polarity === null ? null : polarityIndex(item.polarity),
    confidence: item.confidence,
  };
}

/** Gathers rows, which come sorted by place. */
function judgedPlaces(rows: readonly JudgedRow[]): readonly JudgedPlace[] {
  const places: (JudgedPlace & { readonly verdicts: JudgedPlace['verdicts'][number][] })[] = [];
  for (const row of rows) {
    let place = places.at(-1);
    if (place?.position !== row.position) {
      const { position, media_id: mediaId, repeats } = row;
      place = { position, mediaId, repeats, verdicts: [] };
      places.push(place);
    }
    const { reviewer, adjudicates, verdict, action_id: actionId } = row;
    if (reviewer === null || verdict === null || actionId === null) continue;
    place.verdicts.push({
      reviewer,
      verdict: verdictOf(verdict),
      adjudicates: adjudicates === 1,
      actionId,
    });
  }
  return places;
}
