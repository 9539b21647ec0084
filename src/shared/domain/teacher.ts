import { z } from 'zod';
import { Proportion } from './evaluation.ts';
import { Polarity, Probabilities } from './polarity.ts';

/**
 * `word-list`: VADER; `tandem`: LSTM and linear SVM; `transformer`: a sequence classifier in ONNX form;
 * `calibrated`: another teacher, its probabilities mapped to fit the verdicts of an audit.
 */
export const TeacherKind = z.enum(['word-list', 'tandem', 'transformer', 'calibrated']);
export type TeacherKind = z.infer<typeof TeacherKind>;

/** One bin of a reliability diagram: posts whose confidence lies in it. */
export const ReliabilityBin = z
  .object({
    /** Mean confidence of the bin's posts. */
    confidence: z.number(),
    /** Share of them whose polarity is right. */
    accuracy: z.number(),
    count: z.int().nonnegative(),
  })
  .readonly();
export type ReliabilityBin = z.infer<typeof ReliabilityBin>;

/** How well a teacher agrees with people on a set of labelled texts. */
export const TeacherScore = z
  .object({
    texts: z.int(),
    accuracy: Proportion,
    /** Mean of the three recalls, SemEval's measure. */
    macroRecall: z.number(),
    /** Mean of the F1 of NEG and POS, SemEval's other measure. */
    meanF1OfNegAndPos: z.number(),
    confusion: z.array(z.array(z.int()).readonly()).readonly(),
    /** Expected calibration error over 15 bins of equal width. */
    calibrationError: z.number(),
    reliability: z.array(ReliabilityBin).readonly(),
    /** Right labels among those at least as confident as the threshold. */
    aboveThreshold: z
      .object({ threshold: z.number(), texts: z.int(), right: Proportion.nullable() })
      .readonly(),
  })
  .readonly();
export type TeacherScore = z.infer<typeof TeacherScore>;

/** What is known of a teacher that was trained: shipped with its weights. */
export const TeacherCard = z
  .object({
    /** What it was trained on, with the terms of that data. */
    trainedOn: z.string(),
    terms: z.string(),
    /** What it was measured on; not among what it was trained on. */
    measuredOn: z.string(),
    score: TeacherScore,
  })
  .readonly();
export type TeacherCard = z.infer<typeof TeacherCard>;

export const TeacherSummary = z
  .object({
    /** Name with version. */
    name: z.string(),
    kind: TeacherKind,
    description: z.string(),
    card: TeacherCard.nullable(),
    /** For a transformer: which of its own label names stands for which polarity. */
    labelMapping: z.record(z.string(), Polarity).nullable(),
  })
  .readonly();
export type TeacherSummary = z.infer<typeof TeacherSummary>;

/** Why a teacher gives its probabilities: what each piece of the text moved. */
export const TextExplanation = z
  .object({
    probabilities: Probabilities,
    words: z
      .array(
        z
          .object({
            text: z.string(),
            /** Change of the three probabilities that this piece brings: with it, less without it. */
            effect: Probabilities,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type TextExplanation = z.infer<typeof TextExplanation>;

/** Teachers measured on one file of labelled texts. */
export const TeacherComparison = z
  .object({
    file: z.string(),
    scores: z.array(z.object({ teacher: z.string(), score: TeacherScore }).readonly()).readonly(),
  })
  .readonly();
export type TeacherComparison = z.infer<typeof TeacherComparison>;
