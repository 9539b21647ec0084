import type { Database } from 'better-sqlite3';
import type { Funnel } from '../../shared/domain/funnel.ts';
import { type RejectionCount, RejectionReason } from '../../shared/domain/rejection.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import { createBenchmarkCopies } from './benchmark-copies.ts';
import { createNearDuplicateStore } from './near-duplicate-store.ts';
import {
  createSelectionQuery,
  type PolarityCount,
  perPolarity,
  SELECTED,
  type SelectionValues,
  selectionValues,
} from './selection-query.ts';

type StateCount = { readonly state: string; readonly count: number };
type ReasonCount = { readonly reason: string; readonly count: number };
type Example = { readonly place: string; readonly detail: string };

const EXAMPLES = 5;
const OF_POSTS = 'EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = m.media_id)';

/** Reads the funnel as a teacher's labels make it, in counts that the database keeps or finds by an index. */
export function createFunnelQuery(
  database: Database,
): (teacher: string, selection: SelectionRule) => Funnel {
  const nearDuplicates = createNearDuplicateStore(database);
  const benchmarkCopies = createBenchmarkCopies(database);
  const totals = database.prepare<[], { readonly records: number; readonly posts: number }>(
    'SELECT coalesce(sum(records), 0) AS records, coalesce(sum(posts), 0) AS posts FROM imports',
  );
  const attachments = database.prepare<[], StateCount>(
    'SELECT state, count(*) AS count FROM attachments GROUP BY state',
  );
  const media = database.prepare<[], StateCount>(
    'SELECT state, count(*) AS count FROM media GROUP BY state',
  );
  // Only these can be without a post; all of them are clean.
  const withoutPosts = database
    .prepare<[], number>(
      `SELECT count(*) FROM media m WHERE m.state = 'clean' AND NOT ${OF_POSTS} AND m.media_id IN
         (SELECT media_id FROM benchmark_items UNION SELECT media_id FROM review_set_items)`,
    )
    .pluck();
  const labelledPosts = database
    .prepare<[string], number>('SELECT count(*) FROM weak_labels WHERE teacher = ?')
    .pluck();
  const labelled = database.prepare<[], PolarityCount>(
    'SELECT polarity, count(*) AS count FROM media_labels GROUP BY polarity',
  );
  const selected = createSelectionQuery(database);
  // CROSS keeps the order of the tables: the other way round, every label is looked up.
  const redundant = database.prepare<[SelectionValues], PolarityCount>(
    `SELECT l.polarity, count(*) AS count FROM near_duplicate_members n
     CROSS JOIN media_labels l ON l.media_id = n.media_id
     WHERE n.representative_id <> n.media_id AND ${SELECTED} GROUP BY l.polarity`,
  );
  const groups = database.prepare<[], { readonly groups: number; readonly members: number }>(
    `SELECT count(DISTINCT representative_id) AS groups, count(*) AS members
     FROM near_duplicate_members`,
  );
  const importReasons = database.prepare<[], ReasonCount>(
    'SELECT reason, sum(count) AS count FROM import_rejections GROUP BY reason',
  );
  const importExamples = database.prepare<[string], Example>(
    `SELECT place, detail FROM import_rejection_examples WHERE reason = ? LIMIT ${EXAMPLES}`,
  );
  const attachmentReasons = database.prepare<[], ReasonCount>(
    `SELECT reason, count(*) AS count FROM attachments WHERE state = 'rejected' GROUP BY reason`,
  );
  const attachmentExamples = database.prepare<[string], Example>(
    `SELECT locator AS place, coalesce(detail, '') AS detail FROM attachments
     WHERE state = 'rejected' AND reason = ? ORDER BY attachment_id LIMIT ${EXAMPLES}`,
  );
  const mediaReasons = database.prepare<[], ReasonCount>(
    "SELECT reason, count(*) AS count FROM media WHERE state = 'damaged' GROUP BY reason",
  );
  const mediaExamples = database.prepare<[string], Example>(
    `SELECT media_id AS place, coalesce(detail, '') AS detail FROM media
     WHERE state = 'damaged' AND reason = ? ORDER BY rowid LIMIT ${EXAMPLES}`,
  );

  return (teacher, selection) => {
    const attached = perState(attachments.all());
    const images = perState(media.all());
    const others = withoutPosts.get() ?? 0;
    const chosen = selected(selection);
    const copies = perPolarity(redundant.all(selectionValues(selection)));
    const grouped = groups.get() ?? { groups: 0, members: 0 };
    const rejections = new Map<RejectionReason, RejectionCount>();
    const collect = (counts: readonly ReasonCount[], examples: (reason: string) => Example[]) => {
      for (const { reason, count } of counts) {
        const known = RejectionReason.parse(reason);
        const before = rejections.get(known);
        rejections.set(known, {
          reason: known,
          count: count + (before?.count ?? 0),
          examples: [...(before?.examples ?? []), ...examples(reason)].slice(0, EXAMPLES),
        });
      }
    };
    collect(importReasons.all(), (reason) => importExamples.all(reason));
    collect(attachmentReasons.all(), (reason) => attachmentExamples.all(reason));
    collect(mediaReasons.all(), (reason) => mediaExamples.all(reason));

    return {
      ...(totals.get() ?? { records: 0, posts: 0 }),
      attachments: {
        total: attached.total,
        pending: attached.of('pending'),
        fetched: attached.of('fetched'),
        rejected: attached.of('rejected'),
      },
      media: {
        total: images.total - others,
        unchecked: images.of('unchecked'),
        clean: images.of('clean') - others,
        damaged: images.of('damaged'),
      },
      labelledPosts: labelledPosts.get(teacher) ?? 0,
      labelledMedia: perPolarity(labelled.all()),
      selectedMedia: chosen,
      nearDuplicates: {
        upToDate: nearDuplicates.isUpToDate() && benchmarkCopies.isUpToDate(),
        groups: grouped.groups,
        redundant: grouped.members - grouped.groups,
      },
      candidates: {
        NEG: chosen.NEG - copies.NEG,
        NEU: chosen.NEU - copies.NEU,
        POS: chosen.POS - copies.POS,
      },
      rejections: [...rejections.values()].sort((a, b) => b.count - a.count),
    };
  };
}

function perState(rows: readonly StateCount[]): {
  readonly total: number;
  readonly of: (state: string) => number;
} {
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    of: (state) => rows.find((row) => row.state === state)?.count ?? 0,
  };
}
