import type { BenchmarkSummary } from '../../../shared/domain/benchmark.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { Inspection } from './image-inspector.ts';

export type BenchmarkItem = { readonly mediaId: MediaId; readonly polarity: Polarity };

/** An item with the reviewers who gave its polarity, of all who judged it. */
export type AgreedItem = BenchmarkItem & { readonly agreeing: number; readonly annotators: number };

type NewBenchmark = {
  readonly name: string;
  readonly importedAtMs: number;
  readonly rejected: number;
};

export type BenchmarkStore = {
  readonly find: (name: string) => BenchmarkSummary | null;
  readonly list: () => readonly BenchmarkSummary[];
  /** Writes a benchmark whole. */
  readonly save: (
    benchmark: NewBenchmark,
    items: readonly (BenchmarkItem & {
      readonly file: string;
      readonly sizeBytes: number;
      readonly inspection: Inspection & { readonly kind: 'clean' };
    })[],
  ) => void;
  /** Writes a benchmark of images that are in the workspace whole. */
  readonly saveAgreed: (benchmark: NewBenchmark, items: readonly AgreedItem[]) => void;
  /** Items of which the reviewers are known, in order of id. */
  readonly agreedItems: (name: string) => readonly AgreedItem[];
  /** Items in order of id. */
  readonly items: (name: string) => readonly BenchmarkItem[];
};
