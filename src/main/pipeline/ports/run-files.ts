import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { Split } from '../../../shared/domain/split.ts';

export type ManifestLine = {
  readonly path: string;
  readonly polarity: Polarity;
  readonly split: Split;
};

/** The folder of each run. */
export type RunFiles = {
  /** Folder of features, for all trainings. */
  readonly featuresFolder: string;
  /** Folder of a run, for its checkpoints. */
  readonly folderOf: (run: string) => string;
  /** Where a finished run's model is. */
  readonly modelFolderOf: (run: string) => string;
  /** Writes the run's list of images whole, and returns its path. */
  readonly writeManifest: (run: string, lines: readonly ManifestLine[]) => Promise<string>;
};
