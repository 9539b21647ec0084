import { join } from 'node:path';
import Database from 'better-sqlite3';
import { POLARITIES } from '../../src/shared/domain/polarity.ts';
import type { SelectionRule } from '../../src/shared/domain/selection.ts';

const OF_POSTS = 'EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = m.media_id)';
const SELECTED = `l.polarity = @polarity AND l.confidence >= @cut
  AND NOT EXISTS (SELECT 1 FROM json_each(@agreeing) o WHERE NOT EXISTS
    (SELECT 1 FROM weak_labels w
     WHERE w.teacher = o.value AND w.post_id = l.post_id AND w.polarity = l.polarity))`;
const COPY = `EXISTS (SELECT 1 FROM near_duplicate_members n
  WHERE n.media_id = l.media_id AND n.representative_id <> n.media_id)`;

/** The funnel by counting every row of the workspace in this folder: slow, and plain enough to be believed. */
export function recountedFunnel(folder: string, teacher: string, selection: SelectionRule) {
  const database = new Database(join(folder, 'workspace.sqlite'), { readonly: true });
  const count = (sql: string, values: object = {}): number =>
    database.prepare<[object], number>(`SELECT count(*) FROM ${sql}`).pluck().get(values) ?? 0;
  const attachments = (state: string) => count('attachments WHERE state = @state', { state });
  const media = (state: string) =>
    count(
      `media m WHERE state = @state AND (state <> 'clean' OR ${OF_POSTS}
      OR NOT EXISTS (SELECT 1 FROM benchmark_items b WHERE b.media_id = m.media_id)
        AND NOT EXISTS (SELECT 1 FROM former_benchmark_media f WHERE f.media_id = m.media_id))`,
      { state },
    );
  const labelled = (condition: string) =>
    Object.fromEntries(
      POLARITIES.map((name, polarity) => [
        name,
        count(`media_labels l WHERE ${condition}`, {
          ...{ polarity, cut: selection[name] },
          agreeing: JSON.stringify(selection.agreeing ?? []),
        }),
      ]),
    );
  const isClean = "m.state = 'clean' AND m.searched = 0";
  try {
    return {
      ...database
        .prepare<[], object>(
          `SELECT coalesce(sum(records), 0) AS records, coalesce(sum(posts), 0) AS posts FROM imports`,
        )
        .get(),
      attachments: {
        total: count('attachments'),
        pending: attachments('pending'),
        fetched: attachments('fetched'),
        rejected: attachments('rejected'),
      },
      media: {
        total: media('unchecked') + media('clean') + media('damaged'),
        ...{ unchecked: media('unchecked'), clean: media('clean'), damaged: media('damaged') },
      },
      labelledPosts: count('weak_labels WHERE teacher = @teacher', { teacher }),
      labelledMedia: labelled('l.polarity = @polarity AND @cut = @cut AND @agreeing = @agreeing'),
      selectedMedia: labelled(SELECTED),
      nearDuplicates: {
        upToDate:
          count(`media m WHERE ${isClean} AND ${OF_POSTS}`) === 0 &&
          count(`media m WHERE m.state = 'clean' AND NOT ${OF_POSTS}
            AND EXISTS (SELECT 1 FROM benchmark_items b WHERE b.media_id = m.media_id)
            AND NOT EXISTS (SELECT 1 FROM benchmark_searches s WHERE s.media_id = m.media_id)`) ===
            0,
        groups: count('(SELECT DISTINCT representative_id FROM near_duplicate_members)'),
        redundant: count('near_duplicate_members WHERE media_id <> representative_id'),
      },
      candidates: labelled(`${SELECTED} AND NOT ${COPY}`),
      counts: database
        .prepare<[], [string, number]>(
          `SELECT reason, sum(count) FROM (
             SELECT reason, count FROM import_rejections
             UNION ALL SELECT reason, 1 FROM attachments WHERE state = 'rejected'
             UNION ALL SELECT reason, 1 FROM media WHERE state = 'damaged') GROUP BY reason`,
        )
        .raw()
        .all()
        .sort(),
    };
  } finally {
    database.close();
  }
}
