import type { PredictionFormat } from '../../../shared/domain/prediction-format.ts';
import type { PredictionRow } from '../../domain/prediction-row.ts';

/** Predictions on their way into a file; what was added outlives a kill. */
export type PredictionJournal = {
  /** Rows that were added so far, by an earlier job too. */
  readonly rows: number;
  readonly add: (rows: readonly PredictionRow[]) => Promise<void>;
  /** Writes the file, whole, and forgets the journal. Returns how many of its rows have a prediction. */
  readonly finish: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the journal of a file; rows of another identity are thrown away.
 *
 * @throws Failure BAD_INPUT where no file can be written there.
 */
export type OpenPredictionJournal = (file: {
  readonly output: string;
  readonly format: PredictionFormat;
  /** Tells jobs apart: of the model and the images. */
  readonly identity: string;
}) => Promise<PredictionJournal>;
