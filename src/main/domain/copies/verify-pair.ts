import type { CopyKind } from '../../../shared/domain/near-duplicates.ts';
import type { CopySettings } from './copy-settings.ts';
import type { GreyImage } from './grey-image.ts';
import { type CopyHint, leastScoreOf, strictestScore, verifyCopy } from './verify-copy.ts';

/** That two images show the same picture, and how. */
export type CopyFinding = {
  readonly kind: CopyKind;
  readonly isMirrored: boolean;
  /** Agreement of the edges, 0 to 1. */
  readonly score: number;
};

/** Whether two images with this finding count as copies where `leastScore` is asked for. */
export function isCopyAt({ kind, score }: CopyFinding, leastScore: number): boolean {
  return score >= leastScoreOf(kind, leastScore);
}

/**
 * What of the hints' findings stands the greatest threshold, or null where the two are no copies; among equals
 * the first hint's.
 */
export function verifyPair(
  a: GreyImage,
  b: GreyImage,
  hints: readonly CopyHint[],
  settings: CopySettings,
): CopyFinding | null {
  let best: CopyFinding | null = null;
  let strictest = Number.NEGATIVE_INFINITY;
  for (const hint of hints) {
    const { isCopy, ...found } = verifyCopy(a, b, hint, settings);
    const { kind, isMirrored, score } = found;
    if (!isCopy || strictestScore(found) <= strictest) continue;
    best = { kind, isMirrored, score };
    strictest = strictestScore(found);
  }
  return best;
}
