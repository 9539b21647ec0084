import type { MappingProgress } from '../../domain/embedding/map-points.ts';
import type { PointRows } from '../../domain/embedding/point-rows.ts';

/**
 * Puts rows on a map, away from the thread that asks; see `mapPoints`. The rows are handed over: whoever asks has them no
 * more. Aborting the signal ends it at once, with the signal's reason.
 */
export type MapLayout = (
  rows: PointRows,
  seed: number,
  control: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: MappingProgress) => void;
  },
) => Promise<Float32Array>;
