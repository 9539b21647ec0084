import { z } from 'zod';
import { POLARITIES } from './polarity.ts';

/**
 * What a person says of an image, in the order of the numbers 0 to 4 that stand for it in the database.
 *
 * `unsure`: it could be more than one polarity. `unusable`: it should be in no dataset (text cards, broken, off topic).
 */
export const VERDICTS = [...POLARITIES, 'unsure', 'unusable'] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

/** What the verdicts of all reviewers on an image come to: `disputed` until they agree or someone adjudicates. */
export const REVIEW_OUTCOMES = [...VERDICTS, 'disputed'] as const;
export const ReviewOutcome = z.enum(REVIEW_OUTCOMES);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

/** A person, by the name they gave. */
export const ReviewerName = z
  .string()
  .trim()
  .min(1, 'a reviewer has a name')
  .max(40, 'a reviewer’s name has at most 40 characters');
export type ReviewerName = z.infer<typeof ReviewerName>;

/** Where verdicts outside of a review set were given; the two are told apart so that no estimate mixes them in. */
export const OpenOrigin = z.enum(['gallery', 'hunt']);
export type OpenOrigin = z.infer<typeof OpenOrigin>;

/** One step of a reviewer that undo takes back: one verdict, or one verdict on many images. */
export const ReviewAction = z
  .object({
    actionId: z.int(),
    atMs: z.number(),
    origin: z.enum(['gallery', 'hunt', 'set', 'adjudication']),
    /** The review set it belongs to. */
    set: z.string().nullable(),
    /** Null: the verdict was withdrawn. */
    verdict: Verdict.nullable(),
    images: z.int(),
    /** The image, or the first of many. */
    mediaId: z.string(),
  })
  .readonly();
export type ReviewAction = z.infer<typeof ReviewAction>;

/** Where a reviewer stands: what undo and redo would do next, and how much is done. */
export const ReviewState = z
  .object({
    undoable: ReviewAction.nullable(),
    redoable: ReviewAction.nullable(),
    /** Images with a verdict of this reviewer outside of review sets. */
    images: z.int(),
    /** Rises with every action of anyone. */
    revision: z.int(),
  })
  .readonly();
export type ReviewState = z.infer<typeof ReviewState>;

export const ReviewerSummary = z
  .object({ name: ReviewerName, actions: z.int(), lastAtMs: z.number() })
  .readonly();
export type ReviewerSummary = z.infer<typeof ReviewerSummary>;
