import type { RejectionCount } from '../../../shared/domain/rejection.ts';

/** What was rejected: records of a source, posts, or images. */
export const REJECTED_THINGS = ['record', 'post', 'image'] as const;
export type RejectedThing = (typeof REJECTED_THINGS)[number];

export type RejectionGroup = {
  readonly thing: RejectedThing;
  readonly count: number;
  /** The most frequent reason first. */
  readonly reasons: readonly RejectionCount[];
};

/** The rejections that occurred, by the kind of thing that was rejected. */
export function rejectionGroups(rejections: readonly RejectionCount[]): readonly RejectionGroup[] {
  return REJECTED_THINGS.map((thing) => {
    const reasons = rejections
      .filter(({ reason, count }) => count > 0 && reason.startsWith(`${thing}:`))
      .toSorted((a, b) => b.count - a.count);
    return { thing, reasons, count: reasons.reduce((total, { count }) => total + count, 0) };
  }).filter(({ count }) => count > 0);
}
