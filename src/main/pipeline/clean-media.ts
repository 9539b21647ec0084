import pMap from 'p-map';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { LeftOutStore } from './ports/left-out-store.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { MediaStore } from './ports/media-store.ts';
import type { StageControl } from './stage-control.ts';

const BATCH = 128;

export type CleanSummary = { readonly clean: number; readonly damaged: number };

/** Decodes every unchecked image whole, and hashes it; damaged images are told apart by reason and left out. */
export async function cleanMedia(
  ports: {
    readonly media: MediaStore;
    readonly files: MediaFiles;
    readonly inspector: ImageInspector;
    /** For images that a person took back. */
    readonly lenientInspector: ImageInspector;
    readonly leftOut: Pick<LeftOutStore, 'isTakenBack'>;
  },
  options: { readonly concurrency: number },
  control: StageControl,
): Promise<CleanSummary> {
  const total = ports.media.countUnchecked();
  let clean = 0;
  let damaged = 0;
  const inspectorFor = (mediaId: MediaId): ImageInspector =>
    ports.leftOut.isTakenBack(mediaId) ? ports.lenientInspector : ports.inspector;
  for (;;) {
    const unchecked = ports.media.unchecked(BATCH);
    if (unchecked.length === 0) return { clean, damaged };
    const results = await pMap(
      unchecked,
      async (mediaId) => ({
        mediaId,
        inspection: await inspectorFor(mediaId).inspect(ports.files.pathOf(mediaId)),
      }),
      { concurrency: options.concurrency, signal: control.signal },
    );
    ports.media.commitInspections(results);
    for (const { inspection } of results) {
      if (inspection.kind === 'clean') clean += 1;
      else damaged += 1;
    }
    control.report({
      done: clean + damaged,
      total,
      unit: 'images',
      message: `${clean} clean, ${damaged} damaged`,
    });
  }
}
