import { alignBox } from './align-box.ts';
import { type Box, farthestEdge } from './box.ts';
import { type Agreement, compareAligned } from './compare-aligned.ts';
import type { Level } from './grey-levels.ts';
import { sampleBox } from './sample-box.ts';

/** Levels of the pyramid by number of points and steps, coarse to fine. */
const STAGES = [
  { level: 2, count: 12, steps: 6 },
  { level: 1, count: 20, steps: 5 },
  { level: 0, count: 36, steps: 3 },
] as const;
const COMPARED_POINTS = 40;
/** After the coarse stages, pictures that agree less than this are not looked at further. */
const LEAST_COARSE = 0.5;
const COARSE_POINTS = 16;
/** No edge of the right box is farther than this from the hint's: the windows lie closer. */
const FARTHEST = 0.12;

/** Two images as levels of detail, coarse last: one is looked for in the other. */
export type PicturePair = {
  /** Mirrored already where the pictures are mirrored. */
  readonly template: readonly Level[];
  readonly around: readonly Level[];
};

export type Match = {
  readonly agreement: Agreement;
  /** The part of the template that was looked for, and where it was found. */
  readonly part: Box;
  readonly found: Box;
};

/**
 * Aligns a part of the template with what lies near `start` in the other image, coarse to fine, and compares.
 *
 * @returns null where the part does not align.
 */
export function matchPictures(
  { template, around }: PicturePair,
  part: Box,
  start: Box,
): Match | null {
  let found = start;
  for (const { level, count, steps } of STAGES) {
    const [inner, outer] = [template[level], around[level]];
    if (inner === undefined || outer === undefined) return null;
    if (level === 0) {
      const coarse = agreementAt({ template, around }, 1, COARSE_POINTS, part, found);
      if (coarse.half < LEAST_COARSE) return null;
    }
    const aligned = alignBox(sampleBox(inner, part, count).values, outer, found, { count, steps });
    if (aligned === null || farthestEdge(aligned, start) > FARTHEST) return null;
    found = aligned;
  }
  return {
    agreement: agreementOf({ template, around }, part, found),
    part,
    found,
  };
}

/** How well a part of the template agrees with a box of the other image, in full detail. */
export function agreementOf(pair: PicturePair, part: Box, found: Box): Agreement {
  return agreementAt(pair, 0, COMPARED_POINTS, part, found);
}

/** How well a part of the template agrees with a box of the other image, at a level of detail. */
function agreementAt(
  { template, around }: PicturePair,
  level: number,
  count: number,
  part: Box,
  found: Box,
): Agreement {
  const [inner, outer] = [template[level], around[level]];
  if (inner === undefined || outer === undefined) throw new Error(`there is no level ${level}`);
  return compareAligned(
    sampleBox(inner, part, count).values,
    sampleBox(outer, found, count).values,
    count,
  );
}
