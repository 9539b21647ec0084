import pMap from 'p-map';
import type { ImageInspector } from './ports/image-inspector.ts';
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
  },
  options: { readonly concurrency: number },
  control: StageControl,
): Promise<CleanSummary> {
  const total = ports.media.countUnchecked();
  let clean = 0;
  let damaged = 0;
  for (;;) {
    const unchecked = ports.media.unchecked(BATCH);
    if (unchecked.length === 0) return { clean, damaged };
    const results = await pMap(
      unchecked,
      async (mediaId) => ({
        mediaId,
        inspection: await ports.inspector.inspect(ports.files.pathOf(mediaId)),
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
