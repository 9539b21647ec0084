import { z } from 'zod';
import { DatasetOptions } from './dataset-options.ts';
import { ItemName, MediaId } from './ids.ts';
import { Polarity } from './polarity.ts';
import { SelectionRule } from './selection.ts';
import { Split, SplitRatios } from './split.ts';

/**
 * What verdicts do when a dataset is built; images that were found unusable are left out in both ways.
 *
 * `replace`: a manual polarity takes the place of the weak label, whatever its confidence was.
 * `leave-out`: images whose manual polarity differs from the weak one, unsure and disputed ones are left out.
 */
export const VerdictUse = z.enum(['replace', 'leave-out']);
export type VerdictUse = z.infer<typeof VerdictUse>;

/** Everything that decides which images a dataset holds: the same recipe on the same workspace gives the same dataset. */
export const DatasetRecipe = z
  .object({
    selection: SelectionRule,
    teacher: z.string(),
    /** Hamming radius within which two 64-bit hashes are near-duplicates. */
    nearDuplicateRadius: z.int().min(0).max(31),
    /** Sample the larger polarities down to the smallest one, as B-T4SA does. */
    balance: z.boolean(),
    splitRatios: SplitRatios,
    seed: z.int().nonnegative(),
    /** Left out: verdicts were not used. `asOf`: the newest review action that they come from. */
    verdicts: z.object({ use: VerdictUse, asOf: z.int() }).readonly().optional(),
    ...DatasetOptions.shape,
  })
  .readonly();
export type DatasetRecipe = z.infer<typeof DatasetRecipe>;

export const DatasetItem = z
  .object({ mediaId: MediaId, polarity: Polarity, split: Split })
  .readonly();
export type DatasetItem = z.infer<typeof DatasetItem>;

const perPolarity = z.object({ NEG: z.int(), NEU: z.int(), POS: z.int() }).readonly();

export const DatasetSummary = z
  .object({
    name: ItemName,
    createdAtMs: z.number(),
    recipe: DatasetRecipe,
    /** SHA-256 over the sorted items: equal hashes mean equal datasets. */
    hash: z.string(),
    counts: z.object({ train: perPolarity, validation: perPolarity, test: perPolarity }).readonly(),
    /** Near-duplicate groups of which the selection took different weak labels; left out: not known, from before they were counted. */
    conflicts: z.int().optional(),
    /** What the workspace had read when the dataset was frozen, summed over its imports. */
    sources: z.object({ imports: z.int(), records: z.int(), posts: z.int() }).readonly().optional(),
  })
  .readonly();
export type DatasetSummary = z.infer<typeof DatasetSummary>;

/** An import as it stood when a dataset was frozen. */
export const DatasetSource = z
  .object({
    kind: z.string(),
    locator: z.string(),
    fingerprint: z.string(),
    records: z.int(),
    posts: z.int(),
  })
  .readonly();
export type DatasetSource = z.infer<typeof DatasetSource>;
