import type { CopyMeasurement } from '../../../shared/domain/copy-measurement.ts';

/** Measurements of how well near-duplicates are found. */
export type CopyMeasurementStore = {
  /** Newest first. */
  readonly list: () => readonly CopyMeasurement[];
  readonly add: (measurement: CopyMeasurement) => void;
};
