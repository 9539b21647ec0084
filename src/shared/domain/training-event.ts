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
  }),
  z.object({ kind: z.literal('features-computed'), done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('batch-ended'),
    epoch: z.int(),
    batch: z.int(),
    batches: z.int(),
    loss: z.number(),
    accuracy: z.number(),
    imagesPerSecond: z.number(),
  }),
  z.object({ kind: z.literal('epoch-ended'), metrics: EpochMetrics }),
  z.object({
    kind: z.literal('finished'),
    bestEpoch: z.int(),
    epochs: z.int(),
    /** Training and validation images that could not be decoded and were left out. */
    skippedImages: z.int().optional(),
  }),
]);
export type TrainingEvent = z.infer<typeof TrainingEvent>;
