import type { Polarity } from '../../../shared/domain/polarity.ts';

export type FoldedLine = {
  readonly path: string;
  /** Null: it is not learnt from. */
  readonly polarity: Polarity | null;
  /** Null: it is in no fold. */
  readonly fold: number | null;
};

/** The folder of each student while it is made. */
export type StudentFiles = {
  /** Folder of features, for all trainings. */
  readonly featuresFolder: string;
  /** Folder for finished folds. */
  readonly folderOf: (student: string) => string;
  /** Writes the student's list of images whole, and returns its path. */
  readonly writeManifest: (student: string, lines: readonly FoldedLine[]) => Promise<string>;
  /** Removes the folder, if it is there. */
  readonly remove: (student: string) => Promise<void>;
};
