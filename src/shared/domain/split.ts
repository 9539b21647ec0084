import { z } from 'zod';

export const SPLITS = ['train', 'validation', 'test'] as const;
export const Split = z.enum(SPLITS);
export type Split = z.infer<typeof Split>;

/** Shares of the dataset per split; they sum to 1. B-T4SA used about 80/10/10. */
export const SplitRatios = z
  .object({ train: z.number().positive(), validation: z.number().min(0), test: z.number().min(0) })
  .readonly()
  .refine((r) => Math.abs(r.train + r.validation + r.test - 1) < 1e-9, {
    error: 'the split ratios must sum to 1',
  });
export type SplitRatios = z.infer<typeof SplitRatios>;

export const PAPER_SPLIT_RATIOS: SplitRatios = { train: 0.8, validation: 0.1, test: 0.1 };
