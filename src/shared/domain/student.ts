import { z } from 'zod';
import { ItemName } from './ids.ts';

/**
 * A network's opinions on the labelled images of the workspace.
 *
 * Out of fold: an image of the student's dataset is judged by a network that was not trained on it, nor on its
 * posts and near-duplicates. So are other images that belong to one of the dataset by a post or as near-duplicate;
 * all others are judged by the mean of the folds' networks.
 */
export const StudentSummary = z
  .object({
    name: ItemName,
    dataset: ItemName,
    folds: z.int(),
    createdAtMs: z.number(),
    /** Images with an opinion. */
    images: z.int(),
    /** Share of the dataset's images whose out-of-fold polarity equals their weak label. */
    agreement: z.number().nullable(),
    /** Whether the gallery compares it with the weak labels. */
    isChosen: z.boolean(),
  })
  .readonly();
export type StudentSummary = z.infer<typeof StudentSummary>;
