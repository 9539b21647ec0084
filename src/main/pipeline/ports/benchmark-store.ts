import type { BenchmarkSummary } from '../../../shared/domain/benchmark.ts';
import type { BenchmarkSource } from '../../../shared/domain/benchmark-source.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { Inspection } from './image-inspector.ts';

export type BenchmarkItem = { readonly mediaId: MediaId; readonly polarity: Polarity };

/** An item with the reviewers who gave its polarity, of all who judged it. */
export type AgreedItem = BenchmarkItem & { readonly agreeing: number; readonly annotators: number };

type NewBenchmark = Pick<BenchmarkSummary, 'name' | 'importedAtMs' | 'rejected'> &
  Partial<Pick<BenchmarkSummary, 'form' | 'classes'>> & { readonly source?: BenchmarkSource };

/** An image that comes in with a benchmark. */
export type NewBenchmarkItem = BenchmarkItem & {
  readonly file: string;
  readonly className?: string;
  readonly agreement?: { readonly agreeing: number; readonly annotators: number } | null;
  readonly sizeBytes: number;
  readonly inspection: Inspection & { readonly kind: 'clean' };
};

export type BenchmarkStore = {
  readonly find: (name: string) => BenchmarkSummary | null;
  readonly list: () => readonly BenchmarkSummary[];
  /** Where it came from; null for sets labelled in the program and benchmarks of older versions. */
  readonly sourceOf: (name: string) => BenchmarkSource | null;
  /** Writes a benchmark whole. */
  readonly save: (benchmark: NewBenchmark, items: readonly NewBenchmarkItem[]) => void;
  /** Writes a benchmark of images that are in the workspace whole. */
  readonly saveAgreed: (benchmark: NewBenchmark, items: readonly AgreedItem[]) => void;
  /** Items of which the reviewers are known, in order of id. */
  readonly agreedItems: (name: string) => readonly AgreedItem[];
  /** Items in order of id. */
  readonly items: (name: string) => readonly BenchmarkItem[];
  /** Deletes a benchmark with what was measured on it; its images stay. */
  readonly remove: (name: string) => void;
};
