import pMap from 'p-map';
import type { BenchmarkSummary } from '../../shared/domain/benchmark.ts';
import { Failure } from '../../shared/failure.ts';
import type { BenchmarkFile, ListBenchmark } from './ports/benchmark-source.ts';
import type { BenchmarkStore } from './ports/benchmark-store.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { MediaFetcher } from './ports/media-fetcher.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { StageControl } from './stage-control.ts';
import { takeImageFile } from './take-image-file.ts';

/**
 * Takes a folder of manually labelled images as a benchmark.
 *
 * It is written whole or not at all; a benchmark of this name that is there is left as it is.
 */
export async function importBenchmark(
  ports: {
    readonly benchmarks: BenchmarkStore;
    readonly files: MediaFiles;
    readonly fetcher: MediaFetcher;
    readonly inspector: ImageInspector;
    readonly listBenchmark: ListBenchmark;
  },
  benchmark: { readonly name: string; readonly folder: string; readonly nowMs: number },
  options: { readonly concurrency: number },
  control: StageControl,
): Promise<BenchmarkSummary> {
  const known = ports.benchmarks.find(benchmark.name);
  if (known !== null) return known;
  const listed = await ports.listBenchmark(benchmark.folder);
  let done = 0;
  const taken = await pMap(
    listed,
    async (file) => {
      const item = await takeFile(ports, file, control);
      done += 1;
      control.report({ done, total: listed.length, unit: 'images', message: file.file });
      return item;
    },
    { concurrency: options.concurrency, signal: control.signal },
  );
  const items = taken.filter((item) => item !== null);
  if (items.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      `None of the ${listed.length} files in ${benchmark.folder} is an image that can be used`,
      'A benchmark is a folder with one sub-folder of JPEG, PNG or WebP images per polarity.',
    );
  }
  ports.benchmarks.save(
    {
      name: benchmark.name,
      importedAtMs: benchmark.nowMs,
      rejected: listed.length - items.length,
    },
    items,
  );
  const saved = ports.benchmarks.find(benchmark.name);
  if (saved === null) throw new Error('the benchmark was not saved');
  return saved;
}

async function takeFile(
  ports: {
    readonly files: MediaFiles;
    readonly fetcher: MediaFetcher;
    readonly inspector: ImageInspector;
  },
  { path, file, polarity }: BenchmarkFile,
  control: StageControl,
) {
  const taken = await takeImageFile(ports, path, control.signal);
  return typeof taken === 'string' ? null : { ...taken, polarity, file };
}
