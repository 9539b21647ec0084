import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { DocumentNetworkProgress, DocumentNetworkSettings } from '../domain/document-network.ts';
import { HeatMap } from '../domain/evaluation-report.ts';
import { FineTuneSettings } from '../domain/fine-tune.ts';
import { Polarity, Probabilities } from '../domain/polarity.ts';
import { RunEstimate } from '../domain/run-estimate.ts';
import { SensitiveScores } from '../domain/sensitive.ts';
import { EpochMetrics, TrainingEvent } from '../domain/training-event.ts';

export const TrainerInfo = z
  .object({
    tensorflowVersion: z.string(),
    device: z.enum(['cpu', 'gpu']),
    /** Tensors that are held; none while nothing is computed. */
    tensors: z.int(),
    /** The trainer's process, for whoever watches its memory. */
    processId: z.int(),
  })
  .readonly();
export type TrainerInfo = z.infer<typeof TrainerInfo>;

/**
 * What the trainer is told of a run.
 *
 * The manifest is a text file, one image a line: `<absolute path>\t<0|1|2>\t<train|validation|test>`.
 */
export const TrainRequest = z
  .object({
    /** Folder of the run: checkpoints go here, and finished epochs are found here. */
    runFolder: z.string(),
    /** Features of frozen layers are kept here, for all trainings that need the same. */
    featuresFolder: z.string(),
    manifest: z.string(),
    settings: FineTuneSettings,
    /** Folder of the imported weights that the settings choose; null for other weights. */
    weightsFolder: z.string().nullable().default(null),
  })
  .readonly();
export type TrainRequest = z.infer<typeof TrainRequest>;

/** What the trainer is told of a training whose time is to be estimated; as in `TrainRequest`. */
export const EstimateRequest = z
  .object({
    featuresFolder: z.string(),
    manifest: z.string(),
    settings: FineTuneSettings,
    weightsFolder: z.string().nullable().default(null),
  })
  .readonly();
export type EstimateRequest = z.infer<typeof EstimateRequest>;

export const Prediction = z
  .object({
    path: z.string(),
    /** Null where the image could not be decoded. */
    probabilities: Probabilities.nullable(),
  })
  .readonly();
export type Prediction = z.infer<typeof Prediction>;

/**
 * What the trainer is told of a cross-fit: one network per fold, trained on the other folds.
 *
 * The manifest is a text file, one image a line: `<absolute path>\t<0|1|2|->\t<fold|->`. Images without a
 * polarity are judged and not learnt from; those without a fold are judged by the mean of all networks.
 */
export const CrossFitRequest = z
  .object({
    /** The predictions of finished folds are kept here, and found here; so are checkpoints of an FT-A fold under way. */
    folder: z.string(),
    /** As in `TrainRequest`. */
    featuresFolder: z.string(),
    manifest: z.string(),
    /**
     * FT-F trains a head per fold on shared features, FT-A a whole network per fold. A seed of its own is derived for
     * each fold; all epochs are trained, patience or not.
     */
    settings: FineTuneSettings,
    folds: z.int().min(2),
    /** Folder of the imported weights that the settings choose; null for other weights. */
    weightsFolder: z.string().nullable().default(null),
  })
  .readonly();
export type CrossFitRequest = z.infer<typeof CrossFitRequest>;

/**
 * What a cross-fit tells, in this order: prepared, then features (FT-F), then batches and ends of folds, then
 * predictions.
 */
export const CrossFitEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('prepared'),
    device: z.enum(['cpu', 'gpu']),
    /** Images to learn from, and images to judge: those and others. */
    learnt: z.int(),
    judged: z.int(),
    /** Folds found finished in the folder; they are not trained again. */
    resumedFolds: z.int(),
  }),
  z.object({ kind: z.literal('features-computed'), done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('batch-ended'),
    fold: z.int(),
    epoch: z.int(),
    batch: z.int(),
    batches: z.int(),
    loss: z.number(),
  }),
  z.object({ kind: z.literal('fold-ended'), fold: z.int() }),
  /** The next images of the manifest, in its order. */
  z.object({ kind: z.literal('predicted'), predictions: z.array(Prediction).readonly() }),
]);
export type CrossFitEvent = z.infer<typeof CrossFitEvent>;

/** What the trainer is told of a document network. Both paths are absolute. */
export const TrainDocumentNetworkRequest = z
  .object({
    /** What `writeDocumentNetworkData` wrote. */
    dataFile: z.string(),
    /** Takes what `readDocumentNetwork` reads; written at the end, whole or not at all. */
    weightsFile: z.string(),
    settings: DocumentNetworkSettings,
    seed: z.int().nonnegative(),
  })
  .readonly();
export type TrainDocumentNetworkRequest = z.infer<typeof TrainDocumentNetworkRequest>;

export const SensitiveClassification = z
  .object({
    path: z.string(),
    /** Null where the image could not be read. */
    scores: SensitiveScores.nullable(),
  })
  .readonly();
export type SensitiveClassification = z.infer<typeof SensitiveClassification>;

export const ExportedModel = z
  .object({
    /** Paths. */
    files: z.array(z.string()).readonly(),
    /** Of the epoch whose weights the model has. */
    metrics: EpochMetrics,
  })
  .readonly();
export type ExportedModel = z.infer<typeof ExportedModel>;

const trainerErrors = { TRAINER_FAILED: { data: z.object({ advice: z.string() }) } };
const procedure = oc.errors(trainerErrors);

/** The contract between the program and its trainer process, the only one that loads TensorFlow. */
export const trainerContract = {
  info: procedure.output(TrainerInfo),
  /** Fine-tunes; ending the iteration cancels, the finished epochs stay. See `settled`. */
  train: procedure.input(TrainRequest).output(eventIterator(TrainingEvent)),
  /** Measures a few batches; writes nothing. Aborting ends it after the batch under way. */
  estimate: procedure.input(EstimateRequest).output(RunEstimate),
  /** Answers once trainings and cross-fits that were ended have written their last checkpoint. */
  settled: procedure.output(z.null()),
  /** Probabilities of images, in batches and in the order given, from a model folder (`model.json`, `t4sa.json`). */
  predict: procedure
    .input(z.object({ modelFolder: z.string(), paths: z.array(z.string()).readonly() }))
    .output(eventIterator(z.array(Prediction).readonly())),
  /** Probabilities of one image, a path or bytes; null where it cannot be decoded. The model stays loaded for a while. */
  predictImage: procedure
    .input(
      z.object({
        modelFolder: z.string(),
        image: z.union([z.string(), z.instanceof(Uint8Array)]),
      }),
    )
    .output(Probabilities.nullable()),
  /** Which parts of an image, a path or bytes, speak for a polarity. */
  gradCam: procedure
    .input(
      z.object({
        modelFolder: z.string(),
        image: z.union([z.string(), z.instanceof(Uint8Array)]),
        polarity: Polarity,
      }),
    )
    .output(HeatMap),
  /** What a model makes of images before its last layer, in batches and in the order given; null for unreadable ones. */
  embed: procedure
    .input(z.object({ modelFolder: z.string(), paths: z.array(z.string()).readonly() }))
    .output(eventIterator(z.array(z.instanceof(Float32Array).nullable()).readonly())),
  /** Out-of-fold predictions; ending the iteration cancels, features, finished folds and checkpoints stay. */
  crossFit: procedure.input(CrossFitRequest).output(eventIterator(CrossFitEvent)),
  /** Scores of the sensitive-image check, in batches and in the order given. */
  classifySensitive: procedure
    .input(z.object({ paths: z.array(z.string()).readonly() }))
    .output(eventIterator(z.array(SensitiveClassification).readonly())),
  /** Writes the best epoch of a run as a model folder that stands alone. */
  exportModel: procedure
    .input(
      z.object({
        runFolder: z.string(),
        modelFolder: z.string(),
        /** An epoch that the run keeps; null: the best. */
        epoch: z.int().positive().nullable().default(null),
        /** As the run was trained with. */
        weightsFolder: z.string().nullable().default(null),
      }),
    )
    .output(ExportedModel),
  /** Writes imported weights with a last layer of polarities as a model folder. Fails where they have none. */
  exportWeights: procedure
    .input(z.object({ weightsFolder: z.string(), modelFolder: z.string() }))
    .output(z.object({ files: z.array(z.string()).readonly() })),
  /** Trains the teacher's document network; ending the iteration cancels, and then no weights are written. */
  trainDocumentNetwork: procedure
    .input(TrainDocumentNetworkRequest)
    .output(eventIterator(DocumentNetworkProgress)),
};

export type TrainerContract = typeof trainerContract;
