import type { EvaluatedModel } from '../../../shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../../shared/domain/evaluation-report.ts';
import type { EvaluationTarget } from '../../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';

export type StoredPrediction = {
  readonly mediaId: MediaId;
  /** Null where the image could not be decoded. */
  readonly probabilities: Probabilities | null;
};

/** A model and what it is measured on. */
export type Measurement = { readonly model: EvaluatedModel; readonly target: EvaluationTarget };

export type EvaluationStore = {
  readonly find: (measurement: Measurement) => EvaluationEntry | null;
  /** Newest first. */
  readonly list: () => readonly EvaluationEntry[];
  /** In order of media id. */
  readonly predictions: (measurement: Measurement) => readonly StoredPrediction[];
  readonly savePredictions: (
    measurement: Measurement,
    predictions: readonly StoredPrediction[],
  ) => void;
  readonly save: (evaluation: EvaluationEntry) => void;
  /** Drops what was measured on a model while it had other weights, and remembers those that it has. */
  readonly forgetOthers: (model: EvaluatedModel, digest: string) => void;
};
