import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Measurement } from './evaluation-store.ts';

export type StoredMap = {
  readonly madeAtMs: number;
  readonly seed: number;
  readonly mediaIds: readonly MediaId[];
  /** x and y of each image, one after the other, from 0 to 1. */
  readonly positions: Float32Array;
};

/** Maps of evaluations; one goes when its evaluation does. */
export type EmbeddingMapStore = {
  readonly find: (measurement: Measurement) => StoredMap | null;
  /** Replaces the one that was there. The evaluation must be there. */
  readonly save: (measurement: Measurement, map: StoredMap) => void;
};
