import { z } from 'zod';
import { SPLITS } from './split.ts';

/** `representatives`: one image of each near-duplicate group. `keep`: all of them, as T4SA has them. */
export const NearDuplicateUse = z.enum(['representatives', 'keep']);
export type NearDuplicateUse = z.infer<typeof NearDuplicateUse>;

/**
 * What happens where the selection takes different weak labels of one near-duplicate group.
 *
 * `representative`: an image that is kept keeps its own weak label. This is the papers' way as far as it is
 * known: T4SA gives every image the label of its post, T4SA 2.0 keeps the first image of a group with its label.
 * `majority`: the group gets the polarity with the greatest sum of confidences. `drop`: the group is left out.
 */
export const ConflictRule = z.enum(['representative', 'majority', 'drop']);
export type ConflictRule = z.infer<typeof ConflictRule>;

/** `all`: as many images of a post as were selected. `one`: one of them, drawn by the seed. */
export const PostImages = z.enum(['all', 'one']);
export type PostImages = z.infer<typeof PostImages>;

/** `apart`: images of one author may fall into several splits, as in T4SA. `together`: they fall into one. */
export const AuthorUse = z.enum(['apart', 'together']);
export type AuthorUse = z.infer<typeof AuthorUse>;

/** Numbers of images per split; what is drawn beyond their sum stays out. */
export const SplitSizes = z
  .object({ train: z.int().positive(), validation: z.int().min(0), test: z.int().min(0) })
  .readonly();
export type SplitSizes = z.infer<typeof SplitSizes>;

/** Parts of a recipe that older recipes lack; one that is left out means the first choice of each. */
export const DatasetOptions = z.object({
  nearDuplicates: NearDuplicateUse.optional(),
  conflicts: ConflictRule.optional(),
  postImages: PostImages.optional(),
  authors: AuthorUse.optional(),
  /** With `balance`: so many images of each polarity, instead of as many as the smallest polarity has. */
  perClass: z.int().positive().optional(),
  /** Exact numbers, which take the place of the ratios. */
  splitSizes: SplitSizes.optional(),
});
export type DatasetOptions = Readonly<z.infer<typeof DatasetOptions>>;

/** The same options in one form: what is as if it were left out is left out. */
export function plainDatasetOptions(options: DatasetOptions): DatasetOptions {
  const { nearDuplicates, conflicts, postImages, authors, perClass, splitSizes } = options;
  return {
    ...(nearDuplicates === 'keep' ? { nearDuplicates } : {}),
    ...(conflicts === undefined || conflicts === 'representative' ? {} : { conflicts }),
    ...(postImages === 'one' ? { postImages } : {}),
    ...(authors === 'together' ? { authors } : {}),
    ...(perClass === undefined ? {} : { perClass }),
    ...(splitSizes === undefined ? {} : { splitSizes }),
  };
}

/** Images that all splits have together. */
export function sizesSum(sizes: SplitSizes): number {
  return SPLITS.reduce((sum, split) => sum + sizes[split], 0);
}
