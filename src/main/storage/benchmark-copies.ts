import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyKind } from '../../shared/domain/near-duplicates.ts';
import { leastScoreOf } from '../domain/copies/verify-copy.ts';
import type { BenchmarkCopies } from '../pipeline/ports/benchmark-copies.ts';

/** Condition on a row `m` of `media`: a clean image of a benchmark that no post carries. */
export const ONLY_OF_BENCHMARKS = `m.state = 'clean'
  AND EXISTS (SELECT 1 FROM benchmark_items b WHERE b.media_id = m.media_id)
  AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = m.media_id)`;

type LinkRow = { readonly mediaId: MediaId; readonly kind: CopyKind; readonly score: number };

export function createBenchmarkCopies(database: Database): BenchmarkCopies {
  const benchmarkImages = database
    .prepare<[], MediaId>('SELECT DISTINCT media_id FROM benchmark_items')
    .pluck();
  const linked = database.prepare<[], LinkRow>(
    `WITH known AS (SELECT DISTINCT media_id FROM benchmark_items)
     SELECT l.media_b AS mediaId, l.kind, l.score
       FROM known k CROSS JOIN copy_links l ON l.media_a = k.media_id
     UNION ALL
     SELECT l.media_a AS mediaId, l.kind, l.score
       FROM known k CROSS JOIN copy_links l ON l.media_b = k.media_id`,
  );
  const groupOf = database
    .prepare<[MediaId], MediaId>(
      'SELECT representative_id FROM near_duplicate_members WHERE media_id = ?',
    )
    .pluck();
  const membersOf = database
    .prepare<[MediaId], MediaId>(
      'SELECT media_id FROM near_duplicate_members WHERE representative_id = ?',
    )
    .pluck();
  const anyNotSearched = database
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM (SELECT DISTINCT media_id FROM benchmark_items) i
         CROSS JOIN media m ON m.media_id = i.media_id
         WHERE ${ONLY_OF_BENCHMARKS}
           AND NOT EXISTS (SELECT 1 FROM benchmark_searches s WHERE s.media_id = m.media_id))`,
    )
    .pluck();

  return {
    near: (leastScore) => {
      const near = new Set(benchmarkImages.all());
      for (const { mediaId, kind, score } of linked.all()) {
        if (score >= leastScoreOf(kind, leastScore)) near.add(mediaId);
      }
      const groups = new Set([...near].flatMap((mediaId) => groupOf.get(mediaId) ?? []));
      for (const group of groups) for (const member of membersOf.all(group)) near.add(member);
      return near;
    },
    isUpToDate: () => anyNotSearched.get() === 0,
  };
}
