import { z } from 'zod';
import { MediaId } from './ids.ts';
import { RejectionReason, SoftReason } from './rejection.ts';

/** An image of posts that is left out, or that a person took back. */
export const LeftOutImage = z
  .object({
    mediaId: MediaId,
    /** Why it is, or was, left out. */
    reason: RejectionReason,
    /** What was found, such as `48 × 48 pixels`. */
    detail: z.string(),
    sizeBytes: z.int(),
    /** Text of its first post; null where it has none. */
    text: z.string().nullable(),
  })
  .readonly();
export type LeftOutImage = z.infer<typeof LeftOutImage>;

/** Some images of a list, in the order in which they came in, and how many it has. */
export const LeftOutPage = z
  .object({ total: z.int(), images: z.array(LeftOutImage).readonly() })
  .readonly();
export type LeftOutPage = z.infer<typeof LeftOutPage>;

/** How many images of a reason are left out, and how many a person took back. */
export const LeftOutCount = z
  .object({ reason: RejectionReason, leftOut: z.int(), takenBack: z.int() })
  .readonly();
export type LeftOutCount = z.infer<typeof LeftOutCount>;

/** Most images that are named one by one in a decision; a reason stands for any number. */
export const MOST_NAMED = 1000;

const NamedImages = z
  .object({ mediaIds: z.array(MediaId).min(1).max(MOST_NAMED).readonly() })
  .readonly();

/** Which left-out images to take back: some, or all of a reason. */
export const TakeBackScope = z.union([NamedImages, z.object({ reason: SoftReason }).readonly()]);
export type TakeBackScope = z.infer<typeof TakeBackScope>;

/** Which images to leave out again: some, or those that one decision took back. */
export const LeaveOutScope = z.union([NamedImages, z.object({ decision: z.int() }).readonly()]);
export type LeaveOutScope = z.infer<typeof LeaveOutScope>;

/** A decision to take images back: its number, by which it can be undone, and its images. */
export const TakeBackDecision = z.object({ decision: z.int(), images: z.int() }).readonly();
export type TakeBackDecision = z.infer<typeof TakeBackDecision>;
