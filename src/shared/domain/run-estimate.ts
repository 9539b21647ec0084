import { z } from 'zod';

/** How long a fine-tuning would take, from a few measured batches of the dataset's own images. */
export const RunEstimate = z
  .object({
    device: z.enum(['cpu', 'gpu']),
    /** Images per batch, and batches per step, that the training would use. */
    batchSize: z.int(),
    accumulate: z.int(),
    trainableParameters: z.int(),
    /** Images to train on and to validate. */
    trainCount: z.int(),
    validationCount: z.int(),
    /** Features of frozen layers that have to be computed once, images, and those that are there already. */
    featuresToCompute: z.int(),
    featuresStored: z.int(),
    /** Seconds before the first epoch: features of frozen layers. */
    preparationSeconds: z.number(),
    /** Seconds of one epoch, its validation included. */
    secondsPerEpoch: z.number(),
    /** Seconds of all that is asked for; early stopping can only make it shorter. */
    totalSeconds: z.number(),
    /** Seconds that the measurement itself took. */
    measuredSeconds: z.number(),
  })
  .readonly();
export type RunEstimate = z.infer<typeof RunEstimate>;
