import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { DocumentNetworkProgress, DocumentNetworkSettings } from '../domain/document-network.ts';
import { FineTuneSettings } from '../domain/fine-tune.ts';
import { Probabilities } from '../domain/polarity.ts';
import { TrainingEvent } from '../domain/training-event.ts';

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
    /** Folder of the run: checkpoints and caches go here, and finished epochs are found here. */
    runFolder: z.string(),
    manifest: z.string(),
    settings: FineTuneSettings,
  })
  .readonly();
export type TrainRequest = z.infer<typeof TrainRequest>;

export const Prediction = z
  .object({
    path: z.string(),
    /** Null where the image could not be decoded. */
    probabilities: Probabilities.nullable(),
  })
  .readonly();
export type Prediction = z.infer<typeof Prediction>;

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

const trainerErrors = { TRAINER_FAILED: { data: z.object({ advice: z.string() }) } };
const procedure = oc.errors(trainerErrors);

/** The contract between the program and its trainer process, the only one that loads TensorFlow. */
export const trainerContract = {
  info: procedure.output(TrainerInfo),
  /** Fine-tunes; ending the iteration cancels, the finished epochs stay. */
  train: procedure.input(TrainRequest).output(eventIterator(TrainingEvent)),
  /** Probabilities of images, in batches and in the order given, from a model folder (`model.json`, `t4sa.json`). */
  predict: procedure
    .input(z.object({ modelFolder: z.string(), paths: z.array(z.string()).readonly() }))
    .output(eventIterator(z.array(Prediction).readonly())),
  /** Writes the best epoch of a run as a model folder that stands alone. */
  exportModel: procedure
    .input(z.object({ runFolder: z.string(), modelFolder: z.string() }))
    .output(z.object({ files: z.array(z.string()).readonly() })),
  /** Trains the teacher's document network; ending the iteration cancels, and then no weights are written. */
  trainDocumentNetwork: procedure
    .input(TrainDocumentNetworkRequest)
    .output(eventIterator(DocumentNetworkProgress)),
};

export type TrainerContract = typeof trainerContract;
