import { z } from 'zod';

/** Counts of images: rows are manual labels, columns are predictions, both NEG, NEU, POS. */
export const ConfusionMatrix = z
  .array(z.array(z.int().nonnegative()).length(3).readonly())
  .length(3)
  .readonly();
export type ConfusionMatrix = z.infer<typeof ConfusionMatrix>;

/** A share with its 95 % interval. */
export const Proportion = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .readonly();
export type Proportion = z.infer<typeof Proportion>;
