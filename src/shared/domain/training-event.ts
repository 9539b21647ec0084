import { z } from 'zod';

/** Metrics of one epoch. Losses are mean cross-entropies in nats; accuracies are shares of images. */
export const EpochMetrics = z
  .object({
    /** From 1. */
    epoch: z.int().positive(),
    trainLoss: z.number(),
    trainAccuracy: z.number(),
    validationLoss: z.number().nullable(),
    validationAccuracy: z.number().nullable(),
    seconds: z.number(),
    /** Of its last step; older runs did not keep it. */
    learningRate: z.number().optional(),
  })
  .readonly();
export type EpochMetrics = z.infer<typeof EpochMetrics>;

/** What a fine-tuning tells while it goes on, in this order: prepared, then features, batches, epochs, then finished. */
export const TrainingEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('prepared'),
    device: z.enum(['cpu', 'gpu']),
    trainCount: z.int(),
    validationCount: z.int(),
    /** Weights that training may change. */
    trainableParameters: z.int(),
    /** Epochs found finished in the run's folder; training goes on after them. */
    resumedEpochs: z.int(),
    /** Batches of the next epoch that were learnt from before. */
    resumedBatches: z.int(),
    /** Images per batch, and batches per step. */
    batchSize: z.int(),
    accumulate: z.int(),
  }),
  z.object({ kind: z.literal('features-computed'), done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('batch-ended'),
    epoch: z.int(),
    batch: z.int(),
    batches: z.int(),
    loss: z.number(),
    accuracy: z.number(),
    learningRate: z.number(),
    imagesPerSecond: z.number(),
  }),
  z.object({ kind: z.literal('epoch-ended'), metrics: EpochMetrics }),
  z.object({
    kind: z.literal('finished'),
    bestEpoch: z.int(),
    epochs: z.int(),
    /** It was done before its last epoch: the validation accuracy did not rise any more. */
    stoppedEarly: z.boolean().optional(),
    /** Training and validation images that could not be decoded and were left out. */
    skippedImages: z.int().optional(),
  }),
]);
export type TrainingEvent = z.infer<typeof TrainingEvent>;
