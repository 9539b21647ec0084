import pMap from 'p-map';
import type { MediaId } from '../../shared/domain/ids.ts';
import { createPause } from './create-pause.ts';
import type { CopyStore } from './ports/copy-store.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { PrintComparer } from './ports/print-comparer.ts';
import type { StageControl } from './stage-control.ts';

const DECODED_BATCH = 128;
/** Images that are looked through at a time for those without a print: some milliseconds. */
const LOOKED_THROUGH = 1_000;
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
  let total = 0;
  for await (const { after, upTo } of pagesOf(copies, control.signal)) {
    total += copies.countWithoutHashes(after, upTo);
  }
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
  let done = 0;
  for await (const media of withoutPrint(copies, signal)) {
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
    done += media.length;
    report({ done, total: null, unit: 'images', message: 'reading images without a print' });
  }
}

/** Images without a print, some at a time, each once. */
async function* withoutPrint(
  copies: CopyStore,
  signal: AbortSignal,
): AsyncGenerator<readonly MediaId[], void> {
  for await (const { after, upTo } of pagesOf(copies, signal)) {
    let from: MediaId | '' = after;
    for (;;) {
      const media: readonly MediaId[] = copies.withoutPrint(from, DECODED_BATCH, upTo);
      const last = media.at(-1);
      if (last === undefined) break;
      yield media;
      from = last;
    }
  }
}

/** All images in order of id, page by page; other work has its turn in between. */
async function* pagesOf(
  copies: CopyStore,
  signal: AbortSignal,
): AsyncGenerator<{ readonly after: MediaId | ''; readonly upTo: MediaId }, void> {
  const pause = createPause(signal);
  let after: MediaId | '' = '';
  for (;;) {
    const upTo: MediaId | null = copies.endOfPage(after, LOOKED_THROUGH);
    if (upTo === null) return;
    yield { after, upTo };
    after = upTo;
    await pause();
  }
}
