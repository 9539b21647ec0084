import { z } from 'zod';
import { VerdictUse } from './dataset.ts';
import { DatasetOptions } from './dataset-options.ts';
import { Proportion } from './evaluation.ts';
import { ItemName } from './ids.ts';
import { Polarity } from './polarity.ts';
import { SelectionRule } from './selection.ts';
import { SplitRatios } from './split.ts';

const perPolarity = z.object({ NEG: z.int(), NEU: z.int(), POS: z.int() }).readonly();

/** A recipe as it stands in the form. */
export const DatasetDraft = z
  .object({
    selection: SelectionRule,
    balance: z.boolean(),
    splitRatios: SplitRatios,
    seed: z.int().nonnegative(),
    verdicts: VerdictUse.optional(),
    ...DatasetOptions.shape,
  })
  .readonly();
export type DatasetDraft = z.infer<typeof DatasetDraft>;

/** What remains after each step of a recipe, in the order of the steps. */
export const DatasetStages = z
  .object({
    /** Images whose weak label the selection takes, near-duplicates included. */
    selected: perPolarity,
    /** Without near-duplicates where the recipe leaves them out, and without images near a benchmark's. */
    cleaned: perPolarity,
    /** After conflicts, verdicts and the choice of one image per post. */
    settled: perPolarity,
    /** After balancing, or drawing to a number. */
    drawn: perPolarity,
  })
  .readonly();
export type DatasetStages = z.infer<typeof DatasetStages>;

/** What a recipe would give now. */
export const DatasetPreview = z
  .object({
    stages: DatasetStages,
    /** Near-duplicate groups of which the selection takes different weak labels. */
    conflicts: z.int(),
    nearBenchmarks: z.int(),
    /** Images per split; null where the recipe cannot be met. */
    counts: z
      .object({ train: perPolarity, validation: perPolarity, test: perPolarity })
      .readonly()
      .nullable(),
    /** Why the recipe cannot be met, and what to do. */
    problem: z.object({ message: z.string(), advice: z.string() }).readonly().nullable(),
    /** What the newest audit of the teacher says of the weak labels from about these thresholds on. */
    precision: z
      .object({
        audit: ItemName,
        perPolarity: z
          .array(
            z
              .object({
                polarity: Polarity,
                /** The audit's own cut that is the next at or below the threshold. */
                cut: z.number(),
                checked: z.int(),
                precision: Proportion.nullable(),
              })
              .readonly(),
          )
          .readonly(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type DatasetPreview = z.infer<typeof DatasetPreview>;
