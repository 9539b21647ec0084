import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import { mostProbable, polarityFromIndex, polarityIndex } from '../../shared/domain/polarity.ts';
import type { UnlabelledPost, WeakLabelStore } from '../pipeline/ports/weak-label-store.ts';
import { createGroupSummaries } from './group-summaries.ts';
import { createLabelTallies } from './label-tallies.ts';

const UNLABELLED = `FROM posts p WHERE NOT EXISTS
  (SELECT 1 FROM weak_labels w WHERE w.teacher = ? AND w.post_id = p.post_id)`;

export function createWeakLabelStore(database: Database): WeakLabelStore {
  const countUnlabelled = database
    .prepare<[string], number>(`SELECT count(*) ${UNLABELLED}`)
    .pluck();
  const unlabelled = database.prepare<[string, number], UnlabelledPost>(
    `SELECT p.post_id AS postId, p.text ${UNLABELLED} ORDER BY p.post_id LIMIT ?`,
  );
  const labelledByOther = database.prepare<
    [string, number, string, number],
    {
      readonly postId: number;
      readonly negative: number;
      readonly neutral: number;
      readonly positive: number;
    }
  >(
    `SELECT o.post_id AS postId, o.negative, o.neutral, o.positive FROM weak_labels o
     WHERE o.teacher = ? AND o.post_id > ? AND NOT EXISTS
       (SELECT 1 FROM weak_labels w WHERE w.teacher = ? AND w.post_id = o.post_id)
     ORDER BY o.post_id LIMIT ?`,
  );
  const insert = database.prepare(
    `INSERT INTO weak_labels (teacher, post_id, negative, neutral, positive, polarity, confidence)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
       (negative, neutral, positive, polarity, confidence) =
       (excluded.negative, excluded.neutral, excluded.positive, excluded.polarity, excluded.confidence)`,
  );
  const summaries = createGroupSummaries(database);
  const tallies = createLabelTallies(database);
  const clearMediaLabels = database.prepare('DELETE FROM media_labels');
  const passOn = database.prepare(
    `INSERT INTO media_labels (media_id, post_id, polarity, confidence)
     SELECT media_id, post_id, polarity, confidence FROM (
       SELECT a.media_id, p.post_id, w.polarity, w.confidence,
              row_number() OVER (
                PARTITION BY a.media_id
                ORDER BY p.posted_at_ms IS NULL, p.posted_at_ms, p.platform, p.native_id, a.position
              ) AS place
       FROM attachments a
       JOIN media m ON m.media_id = a.media_id AND m.state = 'clean'
       JOIN posts p ON p.post_id = a.post_id
       JOIN weak_labels w ON w.teacher = ? AND w.post_id = p.post_id
       WHERE a.state = 'fetched')
     WHERE place = 1`,
  );

  const mediaLabels = database.prepare<
    [],
    { readonly media_id: MediaId; readonly polarity: number }
  >('SELECT media_id, polarity FROM media_labels ORDER BY media_id');

  return {
    countUnlabelled: (teacher) => countUnlabelled.get(teacher) ?? 0,
    unlabelled: (teacher, limit) => unlabelled.all(teacher, limit),
    commitLabels: database.transaction((teacher, labels) => {
      for (const { postId, probabilities } of labels) {
        const { polarity, confidence } = mostProbable(probabilities);
        insert.run(teacher, postId, ...probabilities, polarityIndex(polarity), confidence);
      }
    }) satisfies WeakLabelStore['commitLabels'],
    labelledByOther: (teacher, other, after, limit) =>
      labelledByOther
        .all(other, after, teacher, limit)
        .map(({ postId, negative, neutral, positive }) => ({
          postId,
          probabilities: [negative, neutral, positive],
        })),
    passOnToMedia: database.transaction((teacher) => {
      clearMediaLabels.run();
      const { changes } = passOn.run(teacher);
      summaries.settleConflicts();
      tallies.settleAll();
      return changes;
    }) satisfies WeakLabelStore['passOnToMedia'],
    mediaLabels: () =>
      mediaLabels.all().map((row) => ({
        mediaId: row.media_id,
        polarity: polarityFromIndex(row.polarity),
      })),
  };
}
