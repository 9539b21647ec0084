import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { EvaluatedModel } from '../domain/evaluated-model.ts';
import { HeatMap } from '../domain/evaluation-report.ts';
import { Polarity, Probabilities } from '../domain/polarity.ts';
import { PREDICTION_FORMATS } from '../domain/prediction-format.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);

/** An image that was judged without becoming part of the workspace. */
export const PredictedImage = z
  .object({
    /** Absolute path, or the name of a dropped image. */
    file: z.string(),
    /** Null where it could not be decoded. */
    probabilities: Probabilities.nullable(),
  })
  .readonly();
export type PredictedImage = z.infer<typeof PredictedImage>;

/** Models at work on images from anywhere. */
export const predictContract = {
  /** Images of files and folders (sub-folders included), in batches, in the order of their paths; cancelled by ending it. */
  paths: procedure
    .input(z.object({ model: EvaluatedModel, paths: z.array(z.string().min(1)).min(1).readonly() }))
    .output(
      eventIterator(
        z.object({ total: z.int(), images: z.array(PredictedImage).readonly() }).readonly(),
      ),
    ),
  /** One image that was dropped or pasted; nothing is kept of it. */
  image: procedure
    .input(z.object({ model: EvaluatedModel, name: z.string(), image: z.file().max(50_000_000) }))
    .output(PredictedImage),
  /** Which parts of such an image, or of a file that `paths` told of, speak for a polarity. */
  heatMap: procedure
    .input(
      z.object({
        model: EvaluatedModel,
        image: z.union([z.file().max(50_000_000), z.string().min(1)]),
        polarity: Polarity,
      }),
    )
    .output(HeatMap),
  /** A small picture of a file, so that the page can show it; WebP. Only of files that `paths` told of. */
  picture: procedure
    .input(z.object({ path: z.string().min(1), side: z.int().min(32).max(1024) }))
    .output(z.file()),
  /** Predictions as a file. */
  table: procedure
    .input(
      z.object({
        format: z.enum(PREDICTION_FORMATS),
        images: z.array(PredictedImage).min(1).readonly(),
      }),
    )
    .output(z.file()),
};
