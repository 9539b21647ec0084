import type { DatasetSummary } from '../../shared/domain/dataset.ts';
import {
  hasLeaks,
  LEAK_KINDS,
  type LeakKind,
  type LeakReport,
} from '../../shared/domain/leak-report.ts';
import { Failure } from '../../shared/failure.ts';
import { findLeaks } from '../domain/find-leaks.ts';
import { nearBenchmarks } from './near-benchmarks.ts';
import type { BenchmarkCopies } from './ports/benchmark-copies.ts';
import type { DatasetStore } from './ports/dataset-store.ts';

export type LeakPorts = {
  readonly datasets: Pick<DatasetStore, 'find' | 'leakLinks'>;
  readonly benchmarkCopies: BenchmarkCopies;
};

/** For those who cannot wait for a report: another thread makes it. */
export type LeakChecks = {
  readonly datasets: Pick<DatasetStore, 'find'>;
  readonly benchmarkCopies: Pick<BenchmarkCopies, 'isUpToDate'>;
  /** See `datasetLeaks`. */
  readonly leaks: (dataset: string) => Promise<LeakReport>;
};

const IN_WORDS: Readonly<Record<LeakKind, (count: number) => string>> = {
  post: (count) => `${count} of its posts ${count === 1 ? 'has' : 'have'} images in several splits`,
  group: (count) =>
    `${count} of its near-duplicate groups ${count === 1 ? 'has' : 'have'} images in several splits`,
  benchmark: (count) =>
    `${count} of its images ${count === 1 ? 'is' : 'are'} near-duplicates of a benchmark's`,
};

function authorsInWords(count: number): string {
  return `${count} of its authors ${count === 1 ? 'has' : 'have'} images in several splits`;
}

/**
 * What lies in several splits of a frozen dataset, by the posts, groups and benchmarks of now.
 *
 * @throws Failure NOT_FOUND
 */
export function datasetLeaks({ datasets, benchmarkCopies }: LeakPorts, name: string): LeakReport {
  const { recipe } = requireDataset(datasets, name);
  return findLeaks(
    datasets.leakLinks(name),
    nearBenchmarks(benchmarkCopies),
    recipe.authors ?? 'apart',
  );
}

/** @throws Failure NOT_FOUND without the dataset. */
export function requireDataset(datasets: Pick<DatasetStore, 'find'>, name: string): DatasetSummary {
  const dataset = datasets.find(name);
  if (dataset !== null) return dataset;
  throw new Failure(
    'NOT_FOUND',
    `There is no dataset named ${name}`,
    'Build it first, or choose one that is there.',
  );
}

/**
 * Keeps a network from being tested on what it learnt from.
 *
 * @throws Failure CONFLICT when the dataset's leak report is not empty or not known yet, NOT_FOUND without the dataset.
 */
export async function requireNoLeaks(ports: LeakChecks, name: string): Promise<void> {
  requireDataset(ports.datasets, name);
  const report = await ports.leaks(name);
  if (!ports.benchmarkCopies.isUpToDate()) {
    throw new Failure(
      'CONFLICT',
      'Images of a benchmark were not compared with those of posts yet',
      'Search near-duplicates first, so that no network is tested on what it learnt from.',
    );
  }
  if (!hasLeaks(report)) return;
  const found = LEAK_KINDS.filter((kind) => report[kind].count > 0).map((kind) =>
    IN_WORDS[kind](report[kind].count),
  );
  if (report.author?.isLeak === true) found.push(authorsInWords(report.author.count));
  throw new Failure(
    'CONFLICT',
    `The dataset ${name} leaks: ${found.join('; ')}`,
    'Near-duplicate groups or benchmarks changed since it was frozen. Build the dataset anew under another name, and train on that.',
  );
}
