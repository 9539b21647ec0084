import type {
  CrossFitEvent,
  CrossFitRequest,
  EstimateRequest,
  ExportedModel,
  Prediction,
  SensitiveClassification,
  TrainDocumentNetworkRequest,
  TrainRequest,
} from '../../../shared/contract/trainer-contract.ts';
import type { DocumentNetworkProgress } from '../../../shared/domain/document-network.ts';
import type { HeatMap } from '../../../shared/domain/evaluation-report.ts';
import type { Polarity, Probabilities } from '../../../shared/domain/polarity.ts';
import type { RunEstimate } from '../../../shared/domain/run-estimate.ts';
import type { TrainingEvent } from '../../../shared/domain/training-event.ts';

/** The process that holds TensorFlow. Every call may fail with Failure TRAINER_FAILED. */
export type Trainer = {
  /**
   * Fine-tunes, going on after the epochs that are finished. Aborting the signal ends it, after the batch under
   * way and a checkpoint.
   */
  readonly train: (request: TrainRequest, signal: AbortSignal) => AsyncIterable<TrainingEvent>;
  /** How long a fine-tuning would take, by a few measured batches; aborting the signal ends the measurement. */
  readonly estimate: (request: EstimateRequest, signal: AbortSignal) => Promise<RunEstimate>;
  /** Out-of-fold predictions, going on after the folds that are finished; aborting the signal cancels. */
  readonly crossFit: (
    request: CrossFitRequest,
    signal: AbortSignal,
  ) => AsyncIterable<CrossFitEvent>;
  /** Predictions in the order of the paths, batch by batch. */
  readonly predict: (
    request: { readonly modelFolder: string; readonly paths: readonly string[] },
    signal: AbortSignal,
  ) => AsyncIterable<readonly Prediction[]>;
  /** Probabilities of one image, a path or bytes, or null; between the batches of a training under way. */
  readonly predictImage: (
    request: { readonly modelFolder: string; readonly image: string | Uint8Array<ArrayBuffer> },
    signal: AbortSignal,
  ) => Promise<Probabilities | null>;
  /** Scores of the sensitive-image check in the order of the paths, batch by batch. */
  readonly classifySensitive: (
    request: { readonly paths: readonly string[] },
    signal: AbortSignal,
  ) => AsyncIterable<readonly SensitiveClassification[]>;
  /** Trains the teacher's document network on a file into a file; aborting the signal cancels and writes nothing. */
  readonly trainDocumentNetwork: (
    request: TrainDocumentNetworkRequest,
    signal: AbortSignal,
  ) => AsyncIterable<DocumentNetworkProgress>;
  /** Which parts of an image, a path or bytes, speak for a polarity; between the batches of a training under way. */
  readonly gradCam: (
    request: {
      readonly modelFolder: string;
      readonly image: string | Uint8Array<ArrayBuffer>;
      readonly polarity: Polarity;
    },
    signal: AbortSignal,
  ) => Promise<HeatMap>;
  /** What a model makes of images before its last layer, batch by batch in the order of the paths; null for unreadable ones. */
  readonly embed: (
    request: { readonly modelFolder: string; readonly paths: readonly string[] },
    signal: AbortSignal,
  ) => AsyncIterable<readonly (Float32Array | null)[]>;
  /** Writes imported weights with a last layer of polarities as a model folder; returns its files. */
  readonly exportWeights: (request: {
    readonly weightsFolder: string;
    readonly modelFolder: string;
  }) => Promise<{ readonly files: readonly string[] }>;
  /** Writes an epoch of a run as a model folder that stands alone; returns its files and the epoch's metrics. */
  readonly exportModel: (request: {
    readonly runFolder: string;
    readonly modelFolder: string;
    /** One that the run keeps; left out: its best. */
    readonly epoch?: number;
    /** As the run was trained with. */
    readonly weightsFolder: string | null;
  }) => Promise<ExportedModel>;
};
