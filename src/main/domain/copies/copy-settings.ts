import { z } from 'zod';

/**
 * Where an image counts as a copy of another.
 *
 * The defaults are measured on photographs (bench/near-duplicate-quality): half of them chose the values,
 * the other half shows what they reach.
 */
export const CopySettings = z
  .object({
    /** Candidates have hashes that differ in at most this many of 64 bits. */
    radius: z.int().min(0).max(16).default(8),
    /** Least agreement of the aligned pictures' edges, from 0 to 1. */
    leastScore: z.number().min(0).max(1).default(0.8),
    /**
     * Least cosine of the network's features, where both images have features and the score lies less
     * than `unsure` from the least.
     */
    leastCosine: z.number().min(-1).max(1).default(0.9),
    unsure: z.number().min(0).max(1).default(0.1),
  })
  .readonly();
export type CopySettings = z.infer<typeof CopySettings>;

export const DEFAULT_COPY_SETTINGS: CopySettings = CopySettings.parse({});
