import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { Manifest } from './manifest.ts';

/** A run that is killed loses the work of so long at most. */
export const CHECKPOINT_INTERVAL_MS = 120_000;

/** A training whose state is kept in a folder, so that it can be left at any moment and gone on with. */
export type ResumableTraining = {
  /** Keeps its checkpoints. */
  readonly folder: string;
  /** Features of frozen layers, for all trainings that need the same. */
  readonly featuresFolder: string;
  /** Folder of the imported weights that the settings choose; null for other weights. */
  readonly weightsFolder: string | null;
  readonly settings: FineTuneSettings;
  readonly manifest: Manifest;
  /** Equal for equal images only: checkpoints of other images are refused. */
  readonly manifestHash: string;
  /** A clock that only goes forward, milliseconds. */
  readonly now: () => number;
  readonly checkpointIntervalMs: number;
};
