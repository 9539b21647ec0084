import { z } from 'zod';
import { ConfusionMatrix, Proportion } from './evaluation.ts';
import { Polarity } from './polarity.ts';
import { ReliabilityBin } from './teacher.ts';

/**
 * How outputs become a prediction, and which images count.
 *
 * `three-way`: the most probable of NEG, NEU and POS, on all images. The others count images labelled NEG or POS
 * only. `drop-neutral`: the more probable of NEG and POS, whatever NEU got; so the released models of 2017 and 2023
 * were measured. `neutral-is-wrong`: the most probable of the three, NEU being wrong.
 */
export const EVALUATION_MANNERS = ['three-way', 'drop-neutral', 'neutral-is-wrong'] as const;
export const EvaluationManner = z.enum(EVALUATION_MANNERS);
export type EvaluationManner = z.infer<typeof EvaluationManner>;

/** A figure with its 95 % interval; null where it is not defined (nothing predicted, one class only). */
export const Estimate = Proportion.nullable();
export type Estimate = z.infer<typeof Estimate>;

/** How well one polarity is told from the others. */
export const PolarityMetrics = z
  .object({
    polarity: Polarity,
    /** Images that people gave this polarity. */
    support: z.int(),
    precision: Estimate,
    recall: Estimate,
    f1: Estimate,
    /** Area under the ROC curve of this polarity's score against the rest. */
    rocAuc: Estimate,
  })
  .readonly();
export type PolarityMetrics = z.infer<typeof PolarityMetrics>;

/** Everything that predictions say against labels, in one manner. */
export const EvaluationMetrics = z
  .object({
    manner: EvaluationManner,
    /** Images that count, and the posts that they come from: what the intervals resample. */
    images: z.int(),
    clusters: z.int(),
    /** Rows are labels, columns predictions, both NEG, NEU, POS. */
    confusion: ConfusionMatrix,
    accuracy: Proportion,
    /** Accuracy of always saying the most frequent label. */
    majority: z.number(),
    /** Means over the polarities that have images. */
    macroRecall: Estimate,
    macroF1: Estimate,
    macroRocAuc: Estimate,
    /** Expected calibration error over 15 bins of equal width. */
    calibrationError: Estimate,
    reliability: z.array(ReliabilityBin).readonly(),
    perPolarity: z.array(PolarityMetrics).readonly(),
  })
  .readonly();
export type EvaluationMetrics = z.infer<typeof EvaluationMetrics>;

/** Two models on the same images. Differences are the first less the second, with paired 95 % intervals. */
export const PairedComparison = z
  .object({
    manner: EvaluationManner,
    images: z.int(),
    bothRight: z.int(),
    onlyFirstRight: z.int(),
    onlySecondRight: z.int(),
    bothWrong: z.int(),
    /** McNemar's exact two-sided test. */
    mcnemarP: z.number(),
    accuracyDifference: Proportion,
    macroRecallDifference: Estimate,
    macroRocAucDifference: Estimate,
  })
  .readonly();
export type PairedComparison = z.infer<typeof PairedComparison>;
