import type {
  BenchmarkClass,
  BenchmarkForm,
  BenchmarkSource,
} from '../../../shared/domain/benchmark-source.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';

/** A file of a benchmark, with what its publisher says of it. */
export type BenchmarkFile = {
  readonly path: string;
  /** Path below the folder of images, for people. */
  readonly file: string;
  /** As the publisher names it. */
  readonly className: string;
  readonly polarity: Polarity;
  /** People who gave this class, of all who were asked; null where nobody counted. */
  readonly agreement: { readonly agreeing: number; readonly annotators: number } | null;
};

/** Lines and files that cannot be used, in words. */
export type BenchmarkProblem = { readonly text: string; readonly count: number };

/** A benchmark as its lists and names tell it; no image was opened. */
export type BenchmarkListing = {
  readonly form: Exclude<BenchmarkForm, 'auto'>;
  /** Each path once, in their order. */
  readonly files: readonly BenchmarkFile[];
  /** With the files of each; those of no polarity are left out of `files`. */
  readonly classes: readonly BenchmarkClass[];
  /** Names of classes of which neither a usual name nor the person says a polarity. */
  readonly unknownClasses: readonly string[];
  readonly problems: readonly BenchmarkProblem[];
  /** Files and lines that are lost by them. */
  readonly losses: number;
};

/**
 * Reads the lists and names of a benchmark.
 *
 * @throws Failure BAD_INPUT when there is none, or when it can be read in several ways.
 */
export type ReadBenchmark = (source: BenchmarkSource) => Promise<BenchmarkListing>;
