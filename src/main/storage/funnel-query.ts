import type { Database } from 'better-sqlite3';
import type { Funnel } from '../../shared/domain/funnel.ts';
import { type RejectionCount, RejectionReason } from '../../shared/domain/rejection.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import { createBenchmarkCopies } from './benchmark-copies.ts';
import { createNearDuplicateStore } from './near-duplicate-store.ts';
import { createSelectedCounts, type PolarityCount, perPolarity } from './selection-query.ts';

type StateTally = { readonly state: string; readonly reason: string; readonly count: number };
type ReasonCount = { readonly reason: string; readonly count: number };
type Example = { readonly place: string; readonly detail: string };

const EXAMPLES = 5;
const OF_POSTS = 'EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = m.media_id)';

/** Reads the funnel as a teacher's labels make it, in counts that the database keeps or finds in short indexes. */
export function createFunnelQuery(
  database: Database,
): (teacher: string, selection: SelectionRule) => Funnel {
  const nearDuplicates = createNearDuplicateStore(database);
  const benchmarkCopies = createBenchmarkCopies(database);
  const totals = database.prepare<[], { readonly records: number; readonly posts: number }>(
    'SELECT coalesce(sum(records), 0) AS records, coalesce(sum(posts), 0) AS posts FROM imports',
  );
  const tallies = database.prepare<['attachments' | 'media'], StateTally>(
    'SELECT state, reason, count FROM state_tallies WHERE of = ? AND count > 0',
  );
  // Only these can be without a post; all of them are clean. CROSS has them looked up, not all that are clean.
  const withoutPosts = database
    .prepare<[], number>(
      `SELECT count(*) FROM
         (SELECT media_id FROM benchmark_items UNION SELECT media_id FROM review_set_items
          UNION SELECT media_id FROM former_benchmark_media) i
       CROSS JOIN media m ON m.media_id = i.media_id WHERE m.state = 'clean' AND NOT ${OF_POSTS}`,
    )
    .pluck();
  const labelledPosts = database
    .prepare<[string], number>('SELECT posts FROM teacher_tallies WHERE teacher = ?')
    .pluck();
  const labelled = database.prepare<[], PolarityCount>(
    'SELECT polarity, sum(images) AS count FROM label_tallies GROUP BY polarity',
  );
  const selected = createSelectedCounts(database);
  const groups = database.prepare<[], { readonly groups: number; readonly members: number }>(
    `SELECT count(*) AS groups, coalesce(sum(images), 0) AS members FROM near_duplicate_groups`,
  );
  const importReasons = database.prepare<[], ReasonCount>(
    'SELECT reason, sum(count) AS count FROM import_rejections GROUP BY reason',
  );
  const importExamples = database.prepare<[string], Example>(
    `SELECT place, detail FROM import_rejection_examples WHERE reason = ? LIMIT ${EXAMPLES}`,
  );
  const attachmentExamples = database.prepare<[string], Example>(
    `SELECT locator AS place, coalesce(detail, '') AS detail FROM attachments
     WHERE state = 'rejected' AND reason = ? ORDER BY attachment_id LIMIT ${EXAMPLES}`,
  );
  const mediaExamples = database.prepare<[string], Example>(
    `SELECT media_id AS place, coalesce(detail, '') AS detail FROM media
     WHERE state = 'damaged' AND reason = ? ORDER BY rowid LIMIT ${EXAMPLES}`,
  );

  return (teacher, selection) => {
    const attachments = tallies.all('attachments');
    const media = tallies.all('media');
    const attached = perState(attachments);
    const images = perState(media);
    const others = withoutPosts.get() ?? 0;
    const chosen = selected(selection);
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
    collect(inState(attachments, 'rejected'), (reason) => attachmentExamples.all(reason));
    collect(inState(media, 'damaged'), (reason) => mediaExamples.all(reason));

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
      selectedMedia: chosen.images,
      nearDuplicates: {
        upToDate: nearDuplicates.isUpToDate() && benchmarkCopies.isUpToDate(),
        groups: grouped.groups,
        redundant: grouped.members - grouped.groups,
      },
      candidates: {
        NEG: chosen.images.NEG - chosen.copies.NEG,
        NEU: chosen.images.NEU - chosen.copies.NEU,
        POS: chosen.images.POS - chosen.copies.POS,
      },
      rejections: [...rejections.values()].sort((a, b) => b.count - a.count),
    };
  };
}

function inState(tallies: readonly StateTally[], state: string): readonly StateTally[] {
  return tallies.filter((tally) => tally.state === state);
}

function perState(tallies: readonly StateTally[]): {
  readonly total: number;
  readonly of: (state: string) => number;
} {
  const sum = (some: readonly StateTally[]) => some.reduce((all, { count }) => all + count, 0);
  return { total: sum(tallies), of: (state) => sum(inState(tallies, state)) };
}
