import { nearBenchmarks } from '../../pipeline/near-benchmarks.ts';
import type { PreviewPorts } from '../../pipeline/preview-dataset.ts';
import type { WorkspaceReading } from '../../storage/open-reading.ts';
import type { KeepUntilWritten } from './keep-until-written.ts';

/**
 * What previews of datasets read, kept until the workspace changes: the next preview is there in a moment.
 *
 * Holds some 300 bytes per labelled image.
 */
export function createPreviewPorts(
  { datasets, media, audits, reviewSets, selected }: Omit<WorkspaceReading, 'close'>,
  keep: KeepUntilWritten,
): PreviewPorts {
  return {
    labelledImages: () => keep('images', datasets.labelledImages),
    reviewedImages: () => keep('reviewed', datasets.reviewedImages),
    agreeing: (teachers) =>
      keep(`agreeing ${JSON.stringify(teachers)}`, () => datasets.agreeing(teachers)),
    nearBenchmarks: (radius) => keep(`near ${radius}`, () => nearBenchmarks(media, radius)),
    audits,
    reviewSets,
    selected,
  };
}
