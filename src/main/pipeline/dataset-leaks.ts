import {
  hasLeaks,
  LEAK_KINDS,
  type LeakKind,
  type LeakReport,
} from '../../shared/domain/leak-report.ts';
import { Failure } from '../../shared/failure.ts';
import { findLeaks } from '../domain/find-leaks.ts';
import { nearOf } from './near-benchmarks.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { MediaStore } from './ports/media-store.ts';

export type LeakPorts = {
  readonly datasets: Pick<DatasetStore, 'find' | 'leakLinks' | 'hashedItems'>;
  readonly media: Pick<MediaStore, 'hashedBenchmarkMedia'>;
};

const IN_WORDS: Readonly<Record<LeakKind, (count: number) => string>> = {
  post: (count) => `${count} of its posts ${count === 1 ? 'has' : 'have'} images in several splits`,
  group: (count) =>
    `${count} of its near-duplicate groups ${count === 1 ? 'has' : 'have'} images in several splits`,
  benchmark: (count) =>
    `${count} of its images ${count === 1 ? 'is' : 'are'} near-duplicates of a benchmark's`,
};

/**
 * What lies in several splits of a frozen dataset, by the posts, groups and benchmarks of now.
 *
 * @throws Failure NOT_FOUND
 */
export function datasetLeaks({ datasets, media }: LeakPorts, name: string): LeakReport {
  const dataset = datasets.find(name);
  if (dataset === null) {
    throw new Failure(
      'NOT_FOUND',
      `There is no dataset named ${name}`,
      'Build it first, or choose one that is there.',
    );
  }
  const benchmarks = media.hashedBenchmarkMedia();
  const near =
    benchmarks.length === 0
      ? new Set<never>()
      : nearOf(datasets.hashedItems(name), benchmarks, dataset.recipe.nearDuplicateRadius);
  return findLeaks(datasets.leakLinks(name), near);
}

/**
 * Keeps a network from being tested on what it learnt from.
 *
 * @throws Failure CONFLICT when the dataset's leak report is not empty, NOT_FOUND without the dataset.
 */
export function requireNoLeaks(ports: LeakPorts, name: string): void {
  const report = datasetLeaks(ports, name);
  if (!hasLeaks(report)) return;
  const found = LEAK_KINDS.filter((kind) => report[kind].count > 0).map((kind) =>
    IN_WORDS[kind](report[kind].count),
  );
  throw new Failure(
    'CONFLICT',
    `The dataset ${name} leaks: ${found.join('; ')}`,
    'Near-duplicate groups or benchmarks changed since it was frozen. Build the dataset anew under another name, and train on that.',
  );
}
