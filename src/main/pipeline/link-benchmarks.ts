import { DEFAULT_COPY_SETTINGS } from '../domain/copies/copy-settings.ts';
import { linkCopies } from './link-copies.ts';
import type { BenchmarkCopies } from './ports/benchmark-copies.ts';
import type { CopySearch } from './ports/copy-search.ts';
import type { CopyStore } from './ports/copy-store.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { PrintComparer } from './ports/print-comparer.ts';
import { printMedia } from './print-media.ts';
import type { StageControl } from './stage-control.ts';

/**
 * Links benchmarks' images with the images that were searched; those of posts that were not are linked with them when
 * they are.
 *
 * Until it is done, no dataset is built and no network trained: a search of near-duplicates does it too.
 */
export async function linkBenchmarks(
  ports: {
    readonly benchmarkCopies: Pick<BenchmarkCopies, 'isUpToDate'>;
    readonly copies: CopyStore;
    readonly copySearch: CopySearch;
    readonly printComparer: PrintComparer;
    readonly files: MediaFiles;
    /** Takes whatever can be decoded. */
    readonly inspector: ImageInspector;
  },
  options: { readonly radius: number; readonly concurrency: number },
  control: StageControl,
): Promise<void> {
  const { copies } = ports;
  if (ports.benchmarkCopies.isUpToDate()) return;
  await printMedia({ ...ports, copies: { ...copies, ...copies.ofBenchmarks } }, options, control);
  const settings = { ...DEFAULT_COPY_SETTINGS, radius: options.radius };
  await linkCopies(ports, { settings, fresh: 'benchmarks' }, control);
}
