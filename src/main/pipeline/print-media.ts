import pMap from 'p-map';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyStore } from './ports/copy-store.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { PrintComparer } from './ports/print-comparer.ts';
import type { StageControl } from './stage-control.ts';

const DECODED_BATCH = 128;
/** Images that a thread hashes at a time: about ten milliseconds. */
const HASHED_BATCH = 24;

/**
 * Sees to it that every clean image has a print and hashes, as far as it can be decoded.
 *
 * Images that were cleaned by this program have their print already; of others the file is decoded once. Both
 * are kept batch by batch: a search that was stopped goes on.
 */
export async function printMedia(
  ports: {
    readonly copies: CopyStore;
    readonly printComparer: PrintComparer;
    readonly files: MediaFiles;
    /** Takes whatever can be decoded. */
    readonly inspector: ImageInspector;
  },
  options: { readonly concurrency: number },
  control: StageControl,
): Promise<void> {
  await decodePrints(ports, options, control);
  const { copies, printComparer } = ports;
  const total = copies.countWithoutHashes();
  let done = 0;
  await printComparer.hashPrints(
    printsWithoutHashes(copies),
    (prints, hashes) => {
      copies.saveHashes(
        prints.flatMap(({ mediaId }, place) => {
          const hashed = hashes[place];
          return hashed === undefined ? [] : [{ mediaId, hashes: hashed }];
        }),
      );
      done += prints.length;
      control.report({ done, total, unit: 'images', message: 'hashing parts of images' });
    },
    control,
  );
}

function* printsWithoutHashes(
  copies: CopyStore,
): Generator<ReturnType<CopyStore['withoutHashes']>> {
  let after: MediaId | '' = '';
  for (;;) {
    const prints: ReturnType<CopyStore['withoutHashes']> = copies.withoutHashes(
      after,
      HASHED_BATCH,
    );
    const last = prints.at(-1);
    if (last === undefined) return;
    yield prints;
    after = last.mediaId;
  }
}

async function decodePrints(
  {
    copies,
    files,
    inspector,
  }: {
    readonly copies: CopyStore;
    readonly files: MediaFiles;
    readonly inspector: ImageInspector;
  },
  { concurrency }: { readonly concurrency: number },
  { signal, report }: StageControl,
): Promise<void> {
  let after: MediaId | '' = '';
  let done = 0;
  for (;;) {
    const media: readonly MediaId[] = copies.withoutPrint(after, DECODED_BATCH);
    const last = media.at(-1);
    if (last === undefined) return;
    const inspected = await pMap(
      media,
      async (mediaId) => ({ mediaId, result: await inspector.inspect(files.pathOf(mediaId)) }),
      { concurrency, signal },
    );
    copies.savePrints(
      inspected.flatMap(({ mediaId, result }) =>
        result.kind === 'clean' && result.grey !== undefined
          ? [{ mediaId, grey: result.grey }]
          : [],
      ),
    );
    after = last;
    done += media.length;
    report({ done, total: null, unit: 'images', message: 'reading images without a print' });
  }
}
