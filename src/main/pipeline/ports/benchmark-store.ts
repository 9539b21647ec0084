import type { BenchmarkSummary } from '../../../shared/domain/benchmark.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { Inspection } from './image-inspector.ts';

export type BenchmarkItem = { readonly mediaId: MediaId; readonly polarity: Polarity };

export type BenchmarkStore = {
  readonly find: (name: string) => BenchmarkSummary | null;
  readonly list: () => readonly BenchmarkSummary[];
  /** Writes a benchmark whole. */
  readonly save: (
    benchmark: {
      readonly name: string;
      readonly importedAtMs: number;
      readonly rejected: number;
    },
    items: readonly (BenchmarkItem & {
      readonly file: string;
      readonly sizeBytes: number;
      readonly inspection: Inspection & { readonly kind: 'clean' };
    })[],
  ) => void;
  /** Items in order of id. */
  readonly items: (name: string) => readonly BenchmarkItem[];
};
