import { z } from 'zod';
import { RejectionCount } from './rejection.ts';

const perPolarity = z.object({ NEG: z.int(), NEU: z.int(), POS: z.int() }).readonly();

/** The counts between the stages, in the order of the flow. */
export const Funnel = z
  .object({
    /** Records read from all sources. */
    records: z.int(),
    /** Posts that passed the filter. */
    posts: z.int(),
    /** Images attached to those posts, and where each of them stands. */
    attachments: z
      .object({ total: z.int(), pending: z.int(), fetched: z.int(), rejected: z.int() })
      .readonly(),
    /** Distinct images (by bytes) that belong to posts. */
    media: z
      .object({ total: z.int(), unchecked: z.int(), clean: z.int(), damaged: z.int() })
      .readonly(),
    /** Posts with a weak label, and clean images by the polarity that they got. */
    labelledPosts: z.int(),
    labelledMedia: perPolarity,
    /** Clean images whose weak label is confident enough. */
    selectedMedia: perPolarity,
    nearDuplicates: z
      .object({
        /** False until the search ran, and when images came in since. */
        upToDate: z.boolean(),
        groups: z.int(),
        /** Images that are left out because another image of their group represents them. */
        redundant: z.int(),
      })
      .readonly(),
    /** Selected images that are representatives: what a dataset is drawn from. */
    candidates: perPolarity,
    rejections: z.array(RejectionCount).readonly(),
  })
  .readonly();
export type Funnel = z.infer<typeof Funnel>;
