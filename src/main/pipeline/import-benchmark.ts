import pMap from 'p-map';
import type { BenchmarkSummary } from '../../shared/domain/benchmark.ts';
import type { BenchmarkClass, BenchmarkSource } from '../../shared/domain/benchmark-source.ts';
import { Failure } from '../../shared/failure.ts';
import type { BenchmarkFile, BenchmarkListing, ReadBenchmark } from './ports/benchmark-source.ts';
import type { BenchmarkStore, NewBenchmarkItem } from './ports/benchmark-store.ts';
import type { ImageInspector } from './ports/image-inspector.ts';
import type { MediaFetcher } from './ports/media-fetcher.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { StageControl } from './stage-control.ts';
import { takeImageFile } from './take-image-file.ts';

const EXAMPLES = 3;

/** A benchmark that is there, with what became of the files when it came in. */
export type BenchmarkImport = {
  readonly summary: BenchmarkSummary;
  /** Named figures; empty for a benchmark that was there before. */
  readonly figures: Readonly<Record<string, number | string>>;
};

/**
 * Takes manually labelled images as a benchmark.
 *
 * It is written whole or not at all; a benchmark of this name that is there is left as it is. Files with the same bytes
 * are one image; where they have several polarities it is left out.
 *
 * @throws Failure BAD_INPUT when no image can be used, or a class stands for no polarity that is known.
 */
export async function importBenchmark(
  ports: {
    readonly benchmarks: BenchmarkStore;
    readonly files: MediaFiles;
    readonly fetcher: MediaFetcher;
    readonly inspector: ImageInspector;
    readonly readBenchmark: ReadBenchmark;
  },
  benchmark: { readonly name: string; readonly source: BenchmarkSource; readonly nowMs: number },
  options: { readonly concurrency: number },
  control: StageControl,
): Promise<BenchmarkImport> {
  const known = ports.benchmarks.find(benchmark.name);
  if (known !== null) return { summary: known, figures: {} };
  const listing = await ports.readBenchmark(benchmark.source);
  requireKnownClasses(listing);
  const { files } = listing;
  let done = 0;
  const taken = await pMap(
    files,
    async (file) => {
      const item = await takeFile(ports, file, control);
      done += 1;
      control.report({ done, total: files.length, unit: 'images', message: file.file });
      return item;
    },
    { concurrency: options.concurrency, signal: control.signal },
  );
  const unusable = files.filter((_, place) => taken[place] === null);
  const { items, same, disputed } = oncePerImage(taken.filter((item) => item !== null));
  if (items.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      `None of the ${files.length} files of ${benchmark.source.path} is an image that can be used`,
      'A benchmark holds JPEG, PNG or WebP images that can be decoded.',
    );
  }
  ports.benchmarks.save(
    {
      name: benchmark.name,
      importedAtMs: benchmark.nowMs,
      rejected: listing.losses + unusable.length + disputed.length,
      form: listing.form,
      classes: classesOf(items),
      source: benchmark.source,
    },
    items,
  );
  const summary = ports.benchmarks.find(benchmark.name);
  if (summary === null) throw new Error('the benchmark was not saved');
  return {
    summary,
    figures: {
      form: listing.form,
      ...counted('undecodable', unusable),
      ...(same === 0 ? {} : { sameBytes: same }),
      ...counted('severalLabels', disputed),
      ...Object.fromEntries(
        listing.problems.map(({ text, count }, place) => [
          `problem${place + 1}`,
          `${count} ${text}`,
        ]),
      ),
    },
  };
}

function requireKnownClasses({ unknownClasses, classes }: BenchmarkListing): void {
  const [first] = unknownClasses;
  if (first === undefined) return;
  const known = classes.map(({ name }) => name).join(', ');
  throw new Failure(
    'BAD_INPUT',
    `It is not known which polarity these classes stand for: ${unknownClasses.join(', ')} (of ${known})`,
    `Say which polarity each stands for, or leave it out: on the command line --class ${first}=POS, or --class ${first}=none.`,
  );
}

async function takeFile(
  ports: {
    readonly files: MediaFiles;
    readonly fetcher: MediaFetcher;
    readonly inspector: ImageInspector;
  },
  { path, ...file }: BenchmarkFile,
  control: StageControl,
): Promise<NewBenchmarkItem | null> {
  const taken = await takeImageFile(ports, path, control.signal);
  return typeof taken === 'string' ? null : { ...taken, ...file };
}

/** Images by their bytes, with the best agreement; those with several polarities apart. */
function oncePerImage(taken: readonly NewBenchmarkItem[]): {
  readonly items: readonly NewBenchmarkItem[];
  readonly same: number;
  readonly disputed: readonly NewBenchmarkItem[];
} {
  const items: NewBenchmarkItem[] = [];
  const disputed: NewBenchmarkItem[] = [];
  let same = 0;
  for (const alike of Map.groupBy(taken, ({ mediaId }) => mediaId).values()) {
    const [best] = alike.toSorted(
      (a, b) => (b.agreement?.agreeing ?? 0) - (a.agreement?.agreeing ?? 0),
    );
    if (best === undefined) continue;
    if (alike.some(({ polarity }) => polarity !== best.polarity)) disputed.push(...alike);
    else {
      items.push(best);
      same += alike.length - 1;
    }
  }
  return { items, same, disputed };
}

function classesOf(items: readonly NewBenchmarkItem[]): readonly BenchmarkClass[] {
  return [...Map.groupBy(items, ({ className = '' }) => className)]
    .map(([name, members]) => ({
      name,
      polarity: members[0]?.polarity ?? null,
      images: members.length,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function counted(
  name: string,
  files: readonly { readonly file: string }[],
): Readonly<Record<string, number | string>> {
  if (files.length === 0) return {};
  const shown = files.slice(0, EXAMPLES).map(({ file }) => file);
  const more = files.length > shown.length ? ' …' : '';
  return { [name]: files.length, [`${name}Files`]: `${shown.join(', ')}${more}` };
}
