import type { Prediction, TrainRequest } from '../../../shared/contract/trainer-contract.ts';
import type { TrainingEvent } from '../../../shared/domain/training-event.ts';

/** The process that holds TensorFlow. Every call may fail with Failure TRAINER_FAILED. */
export type Trainer = {
  /** Fine-tunes, going on after the epochs that are finished; aborting the signal cancels. */
  readonly train: (request: TrainRequest, signal: AbortSignal) => AsyncIterable<TrainingEvent>;
  /** Predictions in the order of the paths, batch by batch. */
  readonly predict: (
    request: { readonly modelFolder: string; readonly paths: readonly string[] },
    signal: AbortSignal,
  ) => AsyncIterable<readonly Prediction[]>;
  /** Writes the run's best epoch as a model folder that stands alone; returns its files. */
  readonly exportModel: (request: {
    readonly runFolder: string;
    readonly modelFolder: string;
  }) => Promise<readonly string[]>;
};
