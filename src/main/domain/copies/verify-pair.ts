import type { CopyKind } from './copy-kind.ts';
import type { CopySettings } from './copy-settings.ts';
import type { GreyImage } from './grey-image.ts';
import { type CopyHint, verifyCopy } from './verify-copy.ts';

/** That two images show the same picture, and how. */
export type CopyFinding = {
  readonly kind: CopyKind;
  readonly isMirrored: boolean;
  /** Agreement of the edges, 0 to 1. */
  readonly score: number;
};

/** The best of what the hints lead to, or null where the two are no copies; among equals the first hint's. */
export function verifyPair(
  a: GreyImage,
  b: GreyImage,
  hints: readonly CopyHint[],
  settings: CopySettings,
): CopyFinding | null {
  let best: CopyFinding | null = null;
  for (const hint of hints) {
    const { isCopy, kind, isMirrored, score } = verifyCopy(a, b, hint, settings);
    if (isCopy && (best === null || score > best.score)) best = { kind, isMirrored, score };
  }
  return best;
}
