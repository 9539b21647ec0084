import { z } from 'zod';

/** How long a fine-tuning would take, from a few measured batches of the dataset's own images. */
export const RunEstimate = z
  .object({
    device: z.enum(['cpu', 'gpu']),
    /** Images per batch, and batches per step, that the training would use. */
    batchSize: z.int(),
    accumulate: z.int(),
    /** Whole batches would have taken too long: fewer images at a time were measured, and the rest is told from those. */
    fromSmallerBatches: z.boolean(),
    trainableParameters: z.int(),
    /** Images to train on and to validate. */
    trainCount: z.int(),
    validationCount: z.int(),
    /** Features of frozen layers that have to be computed once, in versions of images, and those that are there already. */
    featuresToCompute: z.int(),
    featuresStored: z.int(),
    /** Seconds before the first epoch: loading the network, and features of frozen layers. */
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
