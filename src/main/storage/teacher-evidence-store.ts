import type { Database } from 'better-sqlite3';
import { Failure } from '../../shared/failure.ts';
import type { LabelledText } from '../domain/text/labelled-texts.ts';
import type { TeacherEvidenceStore } from '../pipeline/ports/teacher-evidence-store.ts';
import { outcomeNumber, outcomeOf } from './verdict-number.ts';

/**
 * The post that an image's weak label comes from, or would come from: its earliest. The column is of a table
 * that is called neither `given`, `attached` nor `source`.
 */
const POST_OF = (column: string): string => `coalesce(
  (SELECT given.post_id FROM media_labels given WHERE given.media_id = ${column}),
  (SELECT attached.post_id FROM attachments attached
   JOIN posts source ON source.post_id = attached.post_id
   WHERE attached.media_id = ${column} AND attached.state = 'fetched'
   ORDER BY source.posted_at_ms IS NULL, source.posted_at_ms, source.platform, source.native_id,
     attached.position LIMIT 1))`;

type AuditRow = {
  readonly postId: number;
  readonly text: string;
  readonly outcome: number | null;
  readonly weight: number;
  readonly negative: number | null;
  readonly neutral: number | null;
  readonly positive: number | null;
};

export function createTeacherEvidenceStore(database: Database): TeacherEvidenceStore {
  const isAudit = database
    .prepare<[string], number>("SELECT 1 FROM review_sets WHERE name = ? AND kind = 'audit'")
    .pluck();
  const ofAudit = database.prepare<
    [{ readonly audit: string; readonly teacher: string }],
    AuditRow
  >(
    `WITH
       adjudicated AS MATERIALIZED (
         SELECT position, verdict, max(action_id) FROM current_verdicts
         WHERE review_set = @audit AND adjudicates = 1 GROUP BY position),
       reviewed AS MATERIALIZED (
         SELECT position, CASE WHEN min(verdict) < max(verdict)
           THEN ${outcomeNumber('disputed')} ELSE max(verdict) END AS outcome
         FROM current_verdicts WHERE review_set = @audit AND adjudicates = 0 GROUP BY position),
       places AS MATERIALIZED (
         SELECT position, 1 / coalesce(probability, 1) AS weight, ${POST_OF('i.media_id')} AS post_id
         FROM review_set_items i WHERE review_set = @audit AND repeats IS NULL)
     SELECT p.post_id AS postId, p.text, coalesce(j.verdict, r.outcome) AS outcome, i.weight,
       w.negative, w.neutral, w.positive
     FROM places i
     JOIN posts p ON p.post_id = i.post_id
     LEFT JOIN adjudicated j ON j.position = i.position
     LEFT JOIN reviewed r ON r.position = i.position
     LEFT JOIN weak_labels w ON w.teacher = @teacher AND w.post_id = p.post_id
     ORDER BY i.position`,
  );
  const judgedPosts = database.prepare<
    [],
    { readonly text: string; readonly least: 0 | 1 | 2; readonly most: number }
  >(
    `WITH
       audited AS MATERIALIZED (
         SELECT DISTINCT i.media_id FROM review_set_items i
         JOIN review_sets s ON s.name = i.review_set AND s.kind = 'audit'),
       kept_out AS MATERIALIZED (
         SELECT media_id FROM audited
         UNION
         SELECT o.media_id FROM audited
         JOIN near_duplicate_members m ON m.media_id = audited.media_id
         JOIN near_duplicate_members o ON o.representative_id = m.representative_id),
       kept_out_texts AS MATERIALIZED (
         SELECT DISTINCT p.text FROM audited a JOIN posts p ON p.post_id = ${POST_OF('a.media_id')}),
       judged AS MATERIALIZED (
         SELECT v.outcome, ${POST_OF('v.media_id')} AS post_id FROM media_verdicts v
         WHERE v.outcome BETWEEN 0 AND 2 AND v.media_id NOT IN (SELECT media_id FROM kept_out))
     SELECT p.text, min(j.outcome) AS least, max(j.outcome) AS most
     FROM judged j JOIN posts p ON p.post_id = j.post_id
     WHERE p.text NOT IN (SELECT text FROM kept_out_texts)
     GROUP BY p.post_id ORDER BY p.post_id`,
  );
  const revision = database
    .prepare<[], number>('SELECT coalesce(max(action_id), 0) FROM review_actions')
    .pluck();

  return {
    ofAudit: (audit, teacher) => {
      if (isAudit.get(audit) === undefined) {
        throw new Failure(
          'NOT_FOUND',
          `There is no audit named ${audit}`,
          'Choose one that is there, or draw a new one.',
        );
      }
      return ofAudit.all({ audit, teacher }).map((row) => ({
        postId: row.postId,
        text: row.text,
        outcome: row.outcome === null ? null : outcomeOf(row.outcome),
        weight: row.weight,
        probabilities:
          row.negative === null || row.neutral === null || row.positive === null
            ? null
            : [row.negative, row.neutral, row.positive],
      }));
    },
    judgedPosts: () => {
      const rows = judgedPosts.all();
      const posts = rows.flatMap(({ text, least, most }): readonly LabelledText[] =>
        least === most && text.trim() !== '' ? [{ text, polarity: least }] : [],
      );
      const contradictory = rows.filter(({ least, most }) => least !== most).length;
      return { posts, contradictory };
    },
    revision: () => revision.get() ?? 0,
  };
}
