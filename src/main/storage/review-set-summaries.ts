import type { Database } from 'better-sqlite3';
import type { ReviewSetKind, ReviewSetSummary } from '../../shared/domain/review-set.ts';

type SetRow = {
  readonly name: string;
  readonly kind: ReviewSetKind;
  readonly created_at_ms: number;
};

/** What lists of review sets show, and how far reviewers are. */
export function createReviewSetSummaries(database: Database): {
  /** Newest first. */
  readonly list: () => readonly ReviewSetSummary[];
  readonly find: (name: string) => ReviewSetSummary | null;
} {
  const columns = 'SELECT name, kind, created_at_ms FROM review_sets';
  const list = database.prepare<[], SetRow>(`${columns} ORDER BY created_at_ms DESC, name`);
  const find = database.prepare<[string], SetRow>(`${columns} WHERE name = ?`);
  const count = database.prepare<[string], { readonly places: number; readonly repeats: number }>(
    `SELECT count(*) AS places, count(repeats) AS repeats
     FROM review_set_items WHERE review_set = ?`,
  );
  const reviewers = database.prepare<[string], { readonly name: string; readonly done: number }>(
    `SELECT reviewer AS name, count(*) AS done FROM current_verdicts
     WHERE review_set = ? AND adjudicates = 0 GROUP BY reviewer ORDER BY reviewer`,
  );
  const disputed = database
    .prepare<[string], number>(
      `SELECT count(*) FROM (
         SELECT 1 FROM current_verdicts v
         JOIN review_set_items i ON i.review_set = v.review_set AND i.position = v.position
         WHERE v.review_set = ? AND i.repeats IS NULL
         GROUP BY v.position
         HAVING max(v.adjudicates) = 0 AND min(v.verdict) < max(v.verdict))`,
    )
    .pluck();

  const summary = (row: SetRow): ReviewSetSummary => {
    const { places, repeats } = count.get(row.name) ?? { places: 0, repeats: 0 };
    return {
      name: row.name,
      kind: row.kind,
      createdAtMs: row.created_at_ms,
      images: places - repeats,
      repeats,
      reviewers: reviewers.all(row.name),
      disputed: disputed.get(row.name) ?? 0,
    };
  };

  return {
    list: () => list.all().map(summary),
    find: (name) => {
      const row = find.get(name);
      return row === undefined ? null : summary(row);
    },
  };
}
