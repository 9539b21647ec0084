import { z } from 'zod';
import { ItemName } from './ids.ts';

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

/** Precision, recall and F1 of one polarity; `null` where the denominator is zero. */
export const PolarityScore = z
  .object({
    precision: z.number().nullable(),
    recall: z.number().nullable(),
    f1: z.number().nullable(),
    support: z.int(),
  })
  .readonly();
export type PolarityScore = z.infer<typeof PolarityScore>;

/** What a confusion matrix says. Intervals are Wilson's. */
export const EvaluationScore = z
  .object({
    confusion: ConfusionMatrix,
    accuracy: Proportion,
    /** Accuracy over NEG and POS images, the NEU output dropped (the paper's two-way manner); null without such images. */
    twoWayAccuracy: Proportion.nullable(),
    perPolarity: z
      .object({ NEG: PolarityScore, NEU: PolarityScore, POS: PolarityScore })
      .readonly(),
  })
  .readonly();
export type EvaluationScore = z.infer<typeof EvaluationScore>;

export const EvaluationSummary = z
  .object({
    run: ItemName,
    benchmark: ItemName,
    evaluatedAtMs: z.number(),
    images: z.int(),
    score: EvaluationScore,
  })
  .readonly();
export type EvaluationSummary = z.infer<typeof EvaluationSummary>;
