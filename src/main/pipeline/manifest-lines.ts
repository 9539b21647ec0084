import type { DatasetStore } from './ports/dataset-store.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { ManifestLine } from './ports/run-files.ts';

/** The images of a dataset as the trainer is told of them. */
export function manifestLines(
  ports: {
    readonly datasets: Pick<DatasetStore, 'items'>;
    readonly files: Pick<MediaFiles, 'pathOf'>;
  },
  dataset: string,
): readonly ManifestLine[] {
  return ports.datasets.items(dataset).map(({ mediaId, polarity, split }) => ({
    path: ports.files.pathOf(mediaId),
    polarity,
    split,
  }));
}
