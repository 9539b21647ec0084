import { z } from 'zod';

/** Probabilities of the five kinds of picture that the sensitive-image check tells apart; their sum is 1. */
export const SensitiveScores = z
  .object({
    /** Harmless art. */
    drawing: z.number(),
    /** Pornographic art. */
    hentai: z.number(),
    /** Nothing of the other kinds. */
    neutral: z.number(),
    porn: z.number(),
    /** Provocative, and not pornography. */
    sexy: z.number(),
  })
  .readonly();
export type SensitiveScores = z.infer<typeof SensitiveScores>;
