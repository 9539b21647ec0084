import { z } from 'zod';

/** How the teacher's document network is trained. */
export const DocumentNetworkSettings = z
  .object({
    /** LSTM units in each direction, and units of the attention. */
    units: z
      .int()
      .min(2)
      .max(512)
      .refine((units) => units % 2 === 0, 'an even number'),
    epochs: z.int().min(1).max(200),
    batchSize: z.int().min(1).max(4096),
    /** Adam's rate. */
    learningRate: z.number().positive().max(1),
    /** Share of embedding dimensions and of the document vector that each example is learned without. */
    dropout: z.number().min(0).lt(1),
    /** Tokens that are read of a document. */
    maxTokens: z.int().min(1).max(1024),
    /**
     * Rows of the embeddings, from the first on, that are trained too. Those of frequent words should stand
     * first; words without an embedding may stand among them as zeros.
     */
    tunedRows: z.int().min(0),
    /** What an error on a document of each polarity (NEG, NEU, POS) counts. */
    classWeights: z
      .tuple([z.number().nonnegative(), z.number().nonnegative(), z.number().nonnegative()])
      .readonly(),
  })
  .readonly();
export type DocumentNetworkSettings = z.infer<typeof DocumentNetworkSettings>;

/** How far the training of a document network is. */
export const DocumentNetworkProgress = z
  .object({
    epoch: z.int(),
    epochs: z.int(),
    /** Documents of this epoch that were learned from, and all of them. */
    done: z.int(),
    total: z.int(),
    /** Mean weighted cross-entropy of this epoch so far, in nats. */
    loss: z.number(),
  })
  .readonly();
export type DocumentNetworkProgress = z.infer<typeof DocumentNetworkProgress>;
