import { z } from 'zod';
import { FineTuneSettings } from './fine-tune.ts';
import { ItemName } from './ids.ts';
import { EpochMetrics } from './training-event.ts';

/**
 * `queued`: it waits for its turn, or waited when the program ended. `paused`: stopped by a person, to be gone on
 * with. `interrupted`: the program ended while it trained. All but `running` and `finished` can be resumed.
 */
export const RunState = z.enum([
  'queued',
  'running',
  'paused',
  'interrupted',
  'cancelled',
  'failed',
  'finished',
]);
export type RunState = z.infer<typeof RunState>;

/** What a run was trained on and with, as its training told; the last two, when it ended. */
export const RunConditions = z
  .object({
    device: z.enum(['cpu', 'gpu']),
    trainCount: z.int(),
    validationCount: z.int(),
    trainableParameters: z.int(),
    /** Images per batch, and batches per step. */
    batchSize: z.int(),
    accumulate: z.int(),
    stoppedEarly: z.boolean().optional(),
    skippedImages: z.int().optional(),
  })
  .readonly();
export type RunConditions = z.infer<typeof RunConditions>;

export const RunSummary = z
  .object({
    name: ItemName,
    dataset: ItemName,
    settings: FineTuneSettings,
    state: RunState,
    createdAtMs: z.number(),
    /** Epoch with the best validation accuracy; its weights are the run's model. */
    bestEpoch: z.int().nullable(),
    epochs: z.array(EpochMetrics).readonly(),
    failure: z.string().nullable(),
    /** Left out: it never told, or was trained before that was kept. */
    conditions: RunConditions.optional(),
  })
  .readonly();
export type RunSummary = z.infer<typeof RunSummary>;

/** What belongs to a run and goes with it. */
export const RunFootprint = z
  .object({
    /** Bytes of its folder: checkpoints, model and logs. */
    bytes: z.number(),
    /** What it and its epochs were evaluated on, as it is named to people. */
    evaluations: z.array(z.string()).readonly(),
  })
  .readonly();
export type RunFootprint = z.infer<typeof RunFootprint>;
