import { z } from 'zod';
import { FineTuneSettings } from './fine-tune.ts';
import { ItemName } from './ids.ts';
import { EpochMetrics } from './training-event.ts';

/** `interrupted`: the program ended while it trained; it can be resumed, as can `cancelled` and `failed`. */
export const RunState = z.enum(['running', 'interrupted', 'cancelled', 'failed', 'finished']);
export type RunState = z.infer<typeof RunState>;

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
  })
  .readonly();
export type RunSummary = z.infer<typeof RunSummary>;
