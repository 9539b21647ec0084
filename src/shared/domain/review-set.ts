import { z } from 'zod';
import { ItemName, MediaId } from './ids.ts';
import { Polarity, Probabilities } from './polarity.ts';
import { ReviewerName, Verdict } from './verdict.ts';

/**
 * A fixed list of images that reviewers go through blind: an audit (a random sample of weak labels), or a
 * labelling set (images from a folder, to become a benchmark).
 */
export const ReviewSetKind = z.enum(['audit', 'labelling']);
export type ReviewSetKind = z.infer<typeof ReviewSetKind>;

export const ReviewSetSummary = z
  .object({
    name: ItemName,
    kind: ReviewSetKind,
    createdAtMs: z.number(),
    /** Images, hidden repeats not counted. */
    images: z.int(),
    repeats: z.int(),
    /** `done` counts places, repeats included: out of `images + repeats`. */
    reviewers: z.array(z.object({ name: ReviewerName, done: z.int() }).readonly()).readonly(),
    /** Images on which reviewers disagree and nobody has adjudicated. */
    disputed: z.int(),
  })
  .readonly();
export type ReviewSetSummary = z.infer<typeof ReviewSetSummary>;

/** One place of a review set, with nothing that could sway the reviewer. */
export const BlindItem = z
  .object({
    position: z.int().nonnegative(),
    mediaId: MediaId,
    width: z.int(),
    height: z.int(),
    isSensitive: z.boolean(),
    /** The reviewer's own verdict, where they gave one. */
    verdict: Verdict.nullable(),
  })
  .readonly();
export type BlindItem = z.infer<typeof BlindItem>;

/** What was hidden until the verdict; nulls for images that came without posts. */
export const Revealed = z
  .object({
    weak: z
      .object({ polarity: Polarity, confidence: z.number(), probabilities: Probabilities })
      .readonly()
      .nullable(),
    text: z.string().nullable(),
  })
  .readonly();
export type Revealed = z.infer<typeof Revealed>;

/** An image of a set on which reviewers disagree. */
export const Dispute = z
  .object({
    position: z.int(),
    mediaId: MediaId,
    verdicts: z.array(z.object({ reviewer: ReviewerName, verdict: Verdict }).readonly()).readonly(),
    /** What settled it; null while it is open. */
    adjudicated: Verdict.nullable(),
  })
  .readonly();
export type Dispute = z.infer<typeof Dispute>;

/** How far reviewers, or one reviewer at two times, agree. Null where it is not defined. */
export const AgreementReport = z
  .object({
    /** Images that at least two reviewers judged. */
    sharedImages: z.int(),
    /** One entry for each pair of reviewers. */
    cohen: z
      .array(
        z
          .object({
            reviewers: z.tuple([ReviewerName, ReviewerName]).readonly(),
            images: z.int(),
            agreement: z.number(),
            kappa: z.number().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    /** Over the images that every reviewer judged. */
    fleissKappa: z.number().nullable(),
    /** Nominal, over all images. */
    krippendorffAlpha: z.number().nullable(),
    /** By hidden repeats, per reviewer. */
    selfAgreement: z
      .array(
        z
          .object({
            reviewer: ReviewerName,
            repeats: z.int(),
            agreement: z.number(),
            kappa: z.number().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    /** Images by how many of their reviewers gave the most frequent verdict: `{ of: 5, agreeing: 4, images: 12 }`. */
    levels: z
      .array(z.object({ of: z.int(), agreeing: z.int(), images: z.int() }).readonly())
      .readonly(),
  })
  .readonly();
export type AgreementReport = z.infer<typeof AgreementReport>;
