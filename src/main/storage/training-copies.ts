import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyKind } from '../../shared/domain/near-duplicates.ts';
import { DEFAULT_COPY_SETTINGS } from '../domain/copies/copy-settings.ts';
import { leastScoreOf } from '../domain/copies/verify-copy.ts';
import type { TrainingCopies } from '../pipeline/ports/evaluation-reading.ts';

type LinkRow = { readonly mediaId: MediaId; readonly kind: CopyKind; readonly score: number };

/** Finds what shows the same as a training image, by the links and groups of now. */
export function createTrainingCopies(database: Database): (dataset: string) => TrainingCopies {
  const count = database
    .prepare<[string], number>(
      "SELECT count(*) FROM dataset_items WHERE dataset = ? AND split = 'train'",
    )
    .pluck();
  const isTrained = database
    .prepare<[string, MediaId], number>(
      "SELECT 1 FROM dataset_items WHERE dataset = ? AND media_id = ? AND split = 'train'",
    )
    .pluck();
  const linked = database.prepare<[{ readonly id: MediaId }], LinkRow>(
    `SELECT media_b AS mediaId, kind, score FROM copy_links WHERE media_a = @id
     UNION ALL SELECT media_a AS mediaId, kind, score FROM copy_links WHERE media_b = @id`,
  );
  const alike = database
    .prepare<[MediaId], MediaId>(
      `SELECT o.media_id FROM near_duplicate_members m
       CROSS JOIN near_duplicate_members o ON o.representative_id = m.representative_id
       WHERE m.media_id = ?`,
    )
    .pluck();
  const { leastScore } = DEFAULT_COPY_SETTINGS;

  return (dataset) => ({
    images: count.get(dataset) ?? 0,
    of: (mediaId) => {
      const near = new Set([mediaId]);
      for (const link of linked.all({ id: mediaId })) {
        if (link.score >= leastScoreOf(link.kind, leastScore)) near.add(link.mediaId);
      }
      for (const member of [...near]) for (const other of alike.all(member)) near.add(other);
      return [...near].filter((other) => isTrained.get(dataset, other) !== undefined).sort();
    },
  });
}
