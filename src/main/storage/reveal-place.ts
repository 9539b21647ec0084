import type { Database } from 'better-sqlite3';
import { polarityFromIndex } from '../../shared/domain/polarity.ts';
import type { Revealed } from '../../shared/domain/review-set.ts';
import type { ReviewSetStore } from '../pipeline/ports/review-set-store.ts';

type HiddenRow = {
  readonly polarity: number | null;
  readonly confidence: number | null;
  readonly text: string | null;
  readonly negative: number | null;
  readonly neutral: number | null;
  readonly positive: number | null;
};

const NOTHING: Revealed = { weak: null, text: null };

/** What a reviewer may know of a place of a review set after the verdict on it. */
export function createRevealPlace(database: Database): ReviewSetStore['reveal'] {
  const mayKnow = database.prepare<
    [{ readonly set: string; readonly position: number; readonly reviewer: string }]
  >(
    `SELECT 1 FROM review_set_items i JOIN review_sets s ON s.name = i.review_set
     WHERE i.review_set = @set AND i.position = @position
       AND s.kind = 'audit' AND i.repeats IS NULL
       AND NOT EXISTS (
         SELECT 1 FROM review_set_items r
         WHERE r.media_id = i.media_id AND r.review_set = @set AND r.repeats = @position
           AND NOT EXISTS (
             SELECT 1 FROM current_verdicts v
             WHERE v.media_id = r.media_id AND v.review_set = @set AND v.position = r.position
               AND v.reviewer = @reviewer AND v.adjudicates = 0))`,
  );
  // The label is found by its value: the teacher of now may be another than the one of the draw. Teachers
  // are few, and stepping from one to the next by the index spares reading all of their labels.
  const hidden = database.prepare<[{ readonly set: string; readonly position: number }], HiddenRow>(
    `WITH RECURSIVE teachers (teacher) AS (
       SELECT min(teacher) FROM weak_labels
       UNION ALL
       SELECT (SELECT min(w.teacher) FROM weak_labels w WHERE w.teacher > t.teacher)
       FROM teachers t WHERE t.teacher IS NOT NULL)
     SELECT i.polarity, i.confidence, p.text, w.negative, w.neutral, w.positive
     FROM review_set_items i
     LEFT JOIN attachments a ON a.media_id = i.media_id
     LEFT JOIN posts p ON p.post_id = a.post_id
     LEFT JOIN weak_labels w ON w.teacher IN (SELECT teacher FROM teachers)
       AND w.post_id = a.post_id
       AND w.polarity = i.polarity AND w.confidence = i.confidence
     WHERE i.review_set = @set AND i.position = @position
     ORDER BY w.teacher IS NULL, p.posted_at_ms IS NULL, p.posted_at_ms, p.post_id, w.teacher LIMIT 1`,
  );

  return (set, position, reviewer) => {
    if (mayKnow.get({ set, position, reviewer }) === undefined) return NOTHING;
    const row = hidden.get({ set, position });
    return row === undefined ? NOTHING : { weak: weakOf(row), text: row.text };
  };
}

/** The weak label that was drawn; null where its teacher has read the post anew since. */
function weakOf({ polarity, confidence, negative, neutral, positive }: HiddenRow) {
  if (polarity === null || confidence === null) return null;
  if (negative === null || neutral === null || positive === null) return null;
  const probabilities = [negative, neutral, positive] as const;
  return { polarity: polarityFromIndex(polarity), confidence, probabilities };
}
