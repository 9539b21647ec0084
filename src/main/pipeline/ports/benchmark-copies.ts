import type { MediaId } from '../../../shared/domain/ids.ts';

/** Images that show the same as an image of a benchmark: what a network must not learn from. */
export type BenchmarkCopies = {
  /**
   * The images of benchmarks, those linked to one with at least this score, and all that are in a near-duplicate
   * group with one of these.
   */
  readonly near: (leastScore: number) => ReadonlySet<MediaId>;
  /** False while an image of a benchmark was not compared with those that were searched. */
  readonly isUpToDate: () => boolean;
};
