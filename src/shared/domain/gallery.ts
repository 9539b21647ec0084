import { z } from 'zod';
import { EvaluatedModel } from './evaluated-model.ts';
import { EvaluationTarget } from './evaluation-target.ts';
import { ItemName, MediaId } from './ids.ts';
import { MapRegion } from './map-region.ts';
import { Polarity, Probabilities } from './polarity.ts';
import { Platform } from './post.ts';
import { Split } from './split.ts';
import { ReviewOutcome } from './verdict.ts';

/**
 * Orders of the gallery. Ties and missing values go by media id, missing values last.
 *
 * `disagreement`: distance between the teacher's and the student's probabilities, largest first.
 * `loss`: the student's cross-entropy on the weak label, largest first. `suspicion`: the hunt's rank, most suspicious first.
 */
export const GALLERY_ORDERS = [
  'confidence-descending',
  'confidence-ascending',
  'newest',
  'oldest',
  'disagreement',
  'loss',
  'suspicion',
] as const;
export const GalleryOrder = z.enum(GALLERY_ORDERS);
export type GalleryOrder = z.infer<typeof GalleryOrder>;

/** What the gallery is cut into sections by. */
export const GALLERY_GROUPINGS = [
  'none',
  'polarity',
  'day',
  'platform',
  'near-duplicates',
] as const;
export const GalleryGrouping = z.enum(GALLERY_GROUPINGS);
export type GalleryGrouping = z.infer<typeof GalleryGrouping>;

/** A part of the map of an evaluation. */
export const MapPart = z
  .object({ model: EvaluatedModel, target: EvaluationTarget, region: MapRegion })
  .readonly();
export type MapPart = z.infer<typeof MapPart>;

/** Which clean images the gallery shows. All conditions must hold; an empty list asks for nothing special. */
export const GalleryFilter = z
  .object({
    /** Of the weak label; images without one are shown only when this is empty and the confidence range is whole. */
    polarities: z.array(Polarity).readonly(),
    minConfidence: z.number().min(0).max(1),
    maxConfidence: z.number().min(0).max(1),
    review: z.enum(['any', 'reviewed', 'unreviewed']),
    outcomes: z.array(ReviewOutcome).readonly(),
    /** Whether the manual polarity equals the weak one; only images that have both. */
    verdictAgainstWeak: z.enum(['any', 'agrees', 'differs']),
    /** Whether the student's polarity equals the weak one; only images that have both. */
    studentAgainstWeak: z.enum(['any', 'agrees', 'differs']),
    platforms: z.array(Platform).readonly(),
    /** Milliseconds since 1970 UTC; the end is not included. Posts without a time fall out when one is set. */
    fromMs: z.number().nullable(),
    toMs: z.number().nullable(),
    dataset: ItemName.nullable(),
    /** Of the dataset; ignored without one. */
    splits: z.array(Split).readonly(),
    copies: z.enum(['all', 'representatives', 'in-groups']),
    sensitive: z.enum(['any', 'only', 'without']),
    /** Words that must all be in the post's text; `"two words"` is a phrase, `word*` a beginning. */
    text: z.string().max(400),
    /** Images that lie there; none where the map is gone. */
    map: MapPart.nullable(),
  })
  .readonly();
export type GalleryFilter = z.infer<typeof GalleryFilter>;

/** A filter that shows every clean image. */
export const WHOLE_GALLERY: GalleryFilter = {
  polarities: [],
  minConfidence: 0,
  maxConfidence: 1,
  review: 'any',
  outcomes: [],
  verdictAgainstWeak: 'any',
  studentAgainstWeak: 'any',
  platforms: [],
  fromMs: null,
  toMs: null,
  dataset: null,
  splits: [],
  copies: 'all',
  sensitive: 'any',
  text: '',
  map: null,
};

/** A cut of a view: so many images that share a key (`NEG`, `2026-11-25`, `x`, a representative's id, or `` for none). */
export const GallerySection = z.object({ key: z.string(), count: z.int() }).readonly();
export type GallerySection = z.infer<typeof GallerySection>;

/**
 * An opened view: its images keep their places until it is opened again, whatever verdicts are given meanwhile.
 *
 * `counts`: images per weak polarity under the rest of the filter, for the polarity switches.
 */
export const GalleryView = z
  .object({
    viewId: z.string(),
    total: z.int(),
    /** In the order of the view; one section without a grouping. */
    sections: z.array(GallerySection).readonly(),
    counts: z.object({ NEG: z.int(), NEU: z.int(), POS: z.int(), none: z.int() }).readonly(),
  })
  .readonly();
export type GalleryView = z.infer<typeof GalleryView>;

export const WeakLabel = z
  .object({ polarity: Polarity, confidence: z.number(), probabilities: Probabilities })
  .readonly();
export type WeakLabel = z.infer<typeof WeakLabel>;

export const GalleryPost = z
  .object({
    platform: Platform,
    nativeId: z.string(),
    text: z.string(),
    postedAtMs: z.number().nullable(),
  })
  .readonly();
export type GalleryPost = z.infer<typeof GalleryPost>;

export const GalleryItem = z
  .object({
    mediaId: MediaId,
    width: z.int(),
    height: z.int(),
    weak: WeakLabel.nullable(),
    /** The earliest post that carries it; null for images that came without posts. */
    post: GalleryPost.nullable(),
    /** Whether the platform or the sensitive-image check says so. */
    isSensitive: z.boolean(),
    /** Images in its near-duplicate group, itself included; 1 where it has none. */
    groupSize: z.int(),
    outcome: ReviewOutcome.nullable(),
    /** What the student says, where there is one that has seen the image (out of fold for images of its dataset). */
    student: Probabilities.nullable(),
  })
  .readonly();
export type GalleryItem = z.infer<typeof GalleryItem>;

/** A filter that a person keeps under a name; `query` is the gallery's part of the address. */
export const SavedView = z
  .object({ name: z.string().trim().min(1).max(60), query: z.string().max(4000) })
  .readonly();
export type SavedView = z.infer<typeof SavedView>;
