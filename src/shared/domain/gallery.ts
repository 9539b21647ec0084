import { z } from 'zod';
import { MediaId } from './ids.ts';
import { Polarity, Probabilities } from './polarity.ts';
import { Platform } from './post.ts';

export const GalleryOrder = z.enum(['confidence-descending', 'confidence-ascending', 'newest']);
export type GalleryOrder = z.infer<typeof GalleryOrder>;

/** Which weakly labelled images the gallery shows. */
export const GalleryFilter = z
  .object({
    polarities: z.array(Polarity).readonly(),
    minConfidence: z.number().min(0).max(1),
    maxConfidence: z.number().min(0).max(1),
    /** Hide the images that a representative stands for. */
    representativesOnly: z.boolean(),
    order: GalleryOrder,
  })
  .readonly();
export type GalleryFilter = z.infer<typeof GalleryFilter>;

export const GalleryItem = z
  .object({
    mediaId: MediaId,
    width: z.int(),
    height: z.int(),
    polarity: Polarity,
    confidence: z.number(),
    probabilities: Probabilities,
    platform: Platform,
    postId: z.string(),
    text: z.string(),
    postedAtMs: z.number().nullable(),
    possiblySensitive: z.boolean(),
    /** Images in its near-duplicate group, itself included; 1 where it has none. */
    groupSize: z.int(),
  })
  .readonly();
export type GalleryItem = z.infer<typeof GalleryItem>;
