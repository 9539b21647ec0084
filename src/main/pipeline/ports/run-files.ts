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
  /** Epochs whose weights a run keeps, the earliest first. */
  readonly keptEpochs: (run: string) => Promise<readonly number[]>;
  /** Writes the run's list of images whole, and returns its path. */
  readonly writeManifest: (run: string, lines: readonly ManifestLine[]) => Promise<string>;
  /** False for a run that waited only, which has no folder. */
  readonly wasBegun: (run: string) => boolean;
  /** Bytes of all files in its folder; 0 where there is none. */
  readonly bytesOf: (run: string) => Promise<number>;
  /** Takes a run's folder out of the way, whole, until it is put back or deleted; one that is not there is no error. */
  readonly setAside: (run: string) => Promise<void>;
  readonly putBack: (run: string) => Promise<void>;
  readonly deleteSetAside: (run: string) => Promise<void>;
  /** After a program was killed: puts folders back whose runs are there still, and deletes the others. */
  readonly settleSetAside: (isThere: (run: string) => boolean) => Promise<void>;
};
