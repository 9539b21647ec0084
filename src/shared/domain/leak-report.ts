import { z } from 'zod';
import { MediaId } from './ids.ts';

/** What makes a network be tested on what it learnt from. */
export const LEAK_KINDS = ['post', 'group', 'benchmark'] as const;
export const LeakKind = z.enum(LEAK_KINDS);
export type LeakKind = z.infer<typeof LeakKind>;

const leaks = z
  .object({
    /** Posts or groups that lie in several splits; images that are near a benchmark's. */
    count: z.int(),
    /** The images of the first of them. */
    examples: z.array(MediaId).readonly(),
  })
  .readonly();

/** What lies in two splits of a dataset at once, and what is near a benchmark's images. */
export const LeakReport = z
  .object({
    images: z.int(),
    /** Posts with images in several splits. */
    post: leaks,
    /** Near-duplicate groups, as they are now, with images in several splits. */
    group: leaks,
    /** Images that are near-duplicates of an image of a benchmark. */
    benchmark: leaks,
    /**
     * Authors with images in several splits; null where no author is known. A leak where the recipe keeps authors
     * together, and else a thing to know.
     */
    author: z
      .object({ ...leaks.unwrap().shape, isLeak: z.boolean() })
      .readonly()
      .nullable(),
  })
  .readonly();
export type LeakReport = z.infer<typeof LeakReport>;

export function hasLeaks(report: LeakReport): boolean {
  return report.author?.isLeak === true || LEAK_KINDS.some((kind) => report[kind].count > 0);
}
