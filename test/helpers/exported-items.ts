import type {
  DatasetExports,
  ExportedItem,
} from '../../src/main/pipeline/ports/dataset-exports.ts';
import { SPLITS } from '../../src/shared/domain/split.ts';

/** All images of a small dataset as they are exported, in order of id. */
export function exportedItems(datasets: DatasetExports, dataset: string): readonly ExportedItem[] {
  return SPLITS.flatMap((split) =>
    datasets.exportedItems({ dataset, split, after: null, limit: 1_000_000 }),
  ).toSorted((a, b) => (a.mediaId < b.mediaId ? -1 : 1));
}
