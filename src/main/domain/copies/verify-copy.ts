import type { CopyKind } from '../../../shared/domain/near-duplicates.ts';
import { type Box, mirroredBox } from './box.ts';
import { copyKind } from './copy-kind.ts';
import { type CopySettings, DEFAULT_COPY_SETTINGS } from './copy-settings.ts';
import type { GreyImage } from './grey-image.ts';
import { greyLevels, mirroredLevels } from './grey-levels.ts';
import { matchPictures } from './match-pictures.ts';

/** Why two images may be copies: a part of one seems to show what a part of the other shows. */
export type CopyHint = {
  readonly inA: Box;
  readonly inB: Box;
  /** Whether the part of `b` is that of `a` mirrored left to right. */
  readonly isMirrored: boolean;
};

export type CopyVerdict = {
  readonly isCopy: boolean;
  /** Says nothing where they are no copies. */
  readonly kind: CopyKind;
  readonly isMirrored: boolean;
  /** Agreement of the edges of the aligned pictures, about 0 for different ones, 1 for equal ones. */
  readonly score: number;
  readonly reason:
    | 'edges-agree'
    | 'edges-differ'
    | 'does-not-align'
    | 'features-agree'
    | 'features-differ';
  /** The parts that were compared, as they came to lie. */
  readonly inA: Box;
  readonly inB: Box;
};

/**
 * Pictures of which neither holds the other must agree better: the least score is raised by this share of what
 * is missing to 1. Two sunsets fit when one is moved; copies rarely lose different edges.
 */
const OVERLAP_STRICTNESS = 2 / 3;

/**
 * Whether two images show the same picture, and how they lie to each other.
 *
 * The part that the hint names is moved and stretched until it fits; then the slopes of the two pictures are
 * compared in 4 × 4 tiles. The score is the agreement below which half of the pictures' detail
 * lies, so that a watermark may spoil the rest. `a` and `b` may change places (with the hint): the verdict
 * is the same.
 *
 * @param cosine cosine of the images' features, where they are known; decides where the score is unsure.
 */
export function verifyCopy(
  a: GreyImage,
  b: GreyImage,
  hint: CopyHint,
  settings: CopySettings = DEFAULT_COPY_SETTINGS,
  cosine?: number,
): CopyVerdict {
  const isATemplate = aIsTemplate(a, b, hint);
  const [template, around] = isATemplate ? [a, b] : [b, a];
  const [part, start] = isATemplate ? [hint.inA, hint.inB] : [hint.inB, hint.inA];
  const { isMirrored } = hint;
  const levels = greyLevels(template);
  const pair = {
    template: isMirrored ? mirroredLevels(levels) : levels,
    around: greyLevels(around),
  };
  const match = matchPictures(pair, isMirrored ? mirroredBox(part) : part, start);
  const found = match?.found ?? start;
  const [inA, inB] = isATemplate ? [part, found] : [found, part];
  const score = match === null ? 0 : Math.max(0, match.agreement.half);
  const roles = { ...pair, templateGrey: template, aroundGrey: around, isMirrored };
  const kind = match === null ? 'same' : copyKind(roles, match);
  return {
    ...decided(score, kind, match !== null, settings, cosine),
    kind,
    isMirrored,
    score,
    inA,
    inB,
  };
}

/** The least score of copies that lie so to each other, where `leastScore` is that of the others. */
export function leastScoreOf(kind: CopyKind, leastScore: number): number {
  return kind === 'overlapping' ? leastScore + (1 - leastScore) * OVERLAP_STRICTNESS : leastScore;
}

/** The greatest `leastScore` at which two images of this kind and score count as copies. */
export function strictestScore({
  kind,
  score,
}: {
  readonly kind: CopyKind;
  readonly score: number;
}): number {
  return kind === 'overlapping' ? (score - OVERLAP_STRICTNESS) / (1 - OVERLAP_STRICTNESS) : score;
}

function decided(
  score: number,
  kind: CopyKind,
  isAligned: boolean,
  { leastScore, unsure, leastCosine }: CopySettings,
  cosine: number | undefined,
): Pick<CopyVerdict, 'isCopy' | 'reason'> {
  if (!isAligned) return { isCopy: false, reason: 'does-not-align' };
  const least = leastScoreOf(kind, leastScore);
  if (cosine !== undefined && Math.abs(score - least) < unsure) {
    const isCopy = cosine >= leastCosine;
    return { isCopy, reason: isCopy ? 'features-agree' : 'features-differ' };
  }
  const isCopy = score >= least;
  return { isCopy, reason: isCopy ? 'edges-agree' : 'edges-differ' };
}

/**
 * Whether `a` is the image whose part stays where it is: the one of which the hint names the greater part.
 *
 * Among equals the brighter first pixel decides, and of equal images the place of the part, so that the order of the
 * images does not.
 */
function aIsTemplate(a: GreyImage, b: GreyImage, { inA, inB }: CopyHint): boolean {
  const difference = inA.width * inA.height - inB.width * inB.height;
  if (difference !== 0) return difference > 0;
  const place = a.findIndex((value, index) => value !== b[index]);
  if (place >= 0) return (a[place] ?? 0) > (b[place] ?? 0);
  return inA.x === inB.x ? inA.y > inB.y : inA.x > inB.x;
}
