import { z } from 'zod';
import { FineTuneSettings, NetworkName } from './fine-tune.ts';
import { POLARITIES } from './polarity.ts';
import { Preprocessing } from './preprocessing.ts';
import { EpochMetrics } from './training-event.ts';

/** The file `t4sa.json` of a model folder: what one must know to use `model.json` beside it. */
export const ModelDescription = z
  .object({
    format: z.literal('t4sa-model-1'),
    /** Name and version of the program that wrote it. */
    program: z.string(),
    network: NetworkName,
    /** What the outputs stand for, in order. */
    classes: z.tuple([
      z.literal(POLARITIES[0]),
      z.literal(POLARITIES[1]),
      z.literal(POLARITIES[2]),
    ]),
    preprocessing: Preprocessing,
    /** Of the fine-tuning; null of weights that were imported and not trained here. */
    settings: FineTuneSettings.nullable(),
    /** The epoch that the weights are from; null of imported weights. */
    metrics: EpochMetrics.nullable(),
  })
  .readonly();
export type ModelDescription = z.infer<typeof ModelDescription>;
