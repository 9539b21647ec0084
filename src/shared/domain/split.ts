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

/**
 * Images per split of B-T4SA. The sum is published; the parts fit the epochs of the released networks
 * (5,760 iterations of 64 images).
 */
export const PAPER_SPLIT_SIZES = { train: 368_586, validation: 51_000, test: 51_000 } as const;

const PAPER_IMAGES = 470_586;

/** The shares of B-T4SA's splits, for workspaces of any size. */
export const SCALED_PAPER_RATIOS: SplitRatios = {
  train: PAPER_SPLIT_SIZES.train / PAPER_IMAGES,
  validation: PAPER_SPLIT_SIZES.validation / PAPER_IMAGES,
  test: PAPER_SPLIT_SIZES.test / PAPER_IMAGES,
};

export const PAPER_SPLIT_RATIOS: SplitRatios = { train: 0.8, validation: 0.1, test: 0.1 };
