import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import { polarityFromIndex } from '../../shared/domain/polarity.ts';
import type { Split } from '../../shared/domain/split.ts';
import type { DatasetExports, ItemsPage } from '../pipeline/ports/dataset-exports.ts';

type ItemRow = {
  readonly mediaId: MediaId;
  readonly polarity: number;
  readonly split: Split;
  readonly confidence: number;
  readonly platform: string;
  readonly nativePostId: string;
  readonly position: number;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
  readonly negative: number | null;
  readonly neutral: number | null;
  readonly positive: number | null;
};

const PAGE = `i.dataset = @dataset AND i.split = @split AND i.media_id > coalesce(@after, '')
  ORDER BY i.media_id LIMIT @limit`;

/** Reads datasets page by page. CROSS keeps the items first: each page is one walk along their key. */
export function createDatasetExports(database: Database): DatasetExports {
  const items = database.prepare<[ItemsPage], ItemRow>(
    `SELECT i.media_id AS mediaId, i.polarity, i.split, i.confidence, p.platform,
       p.native_id AS nativePostId, m.format, m.width, m.height, m.size_bytes AS sizeBytes,
       coalesce((SELECT min(a.position) FROM attachments a
                 WHERE a.media_id = i.media_id AND a.post_id = i.post_id), 0) AS position,
       w.negative, w.neutral, w.positive
     FROM dataset_items i
     CROSS JOIN media m ON m.media_id = i.media_id
     CROSS JOIN posts p ON p.post_id = i.post_id
     LEFT JOIN weak_labels w
       ON w.teacher = (SELECT json_extract(recipe, '$.teacher') FROM datasets WHERE name = @dataset)
         AND w.post_id = i.post_id
     WHERE ${PAGE}`,
  );
  const sizes = database.prepare<
    [ItemsPage],
    { readonly mediaId: MediaId; readonly sizeBytes: number }
  >(
    `SELECT i.media_id AS mediaId, m.size_bytes AS sizeBytes
     FROM dataset_items i CROSS JOIN media m ON m.media_id = i.media_id WHERE ${PAGE}`,
  );
  return {
    exportedItems: (page) =>
      items.all(page).map(({ polarity, negative, neutral, positive, ...item }) => ({
        ...item,
        polarity: polarityFromIndex(polarity),
        probabilities:
          negative === null || neutral === null || positive === null
            ? null
            : ([negative, neutral, positive] as const),
      })),
    exportedSizes: (page) => sizes.all(page),
  };
}
