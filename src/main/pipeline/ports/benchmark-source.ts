import type { Polarity } from '../../../shared/domain/polarity.ts';

/** A file of a benchmark, with what the folder says of it. */
export type BenchmarkFile = {
  readonly path: string;
  /** Path below the benchmark's folder, for people. */
  readonly file: string;
  readonly polarity: Polarity;
};

/**
 * Finds the files of a benchmark.
 *
 * @throws Failure BAD_INPUT when the folder is not a benchmark.
 */
export type ListBenchmark = (folder: string) => Promise<readonly BenchmarkFile[]>;
