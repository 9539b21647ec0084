import type { Box } from './box.ts';
import type { CopyCandidate } from './copy-candidates.ts';
import type { CopyHint } from './verify-copy.ts';

/** The best hint of each pair of images, per way round. */
export type BestCandidates = {
  /** Takes a finding; the images may come in either order, one image twice says nothing. */
  readonly offer: (candidate: CopyCandidate) => void;
  /** All pairs, `a` before `b`, in order of their places; each is made as it is asked for. */
  readonly all: () => Iterable<CopyCandidate>;
};

/**
 * Keeps the nearest finding of each pair, and among equals the one of the largest parts, then a fixed one: what
 * is kept depends on the findings alone, not on their order.
 *
 * @param images how many there are; places are below.
 */
export function bestCandidates(images: number): BestCandidates {
  const best = new Map<number, CopyCandidate>();
  return {
    offer: (found) => {
      if (found.a === found.b) return;
      const candidate = found.a < found.b ? found : turned(found);
      const { a, b, hint } = candidate;
      const key = 2 * (a * images + b) + Number(hint.isMirrored);
      const known = best.get(key);
      if (known === undefined || compare(candidate, known) < 0) best.set(key, candidate);
    },
    all: () => inOrder(best),
  };
}

/** Sorts the keys alone: of millions of pairs that takes a fraction of a second. */
function* inOrder(best: ReadonlyMap<number, CopyCandidate>): Generator<CopyCandidate, void> {
  for (const key of Float64Array.from(best.keys()).sort()) {
    const candidate = best.get(key);
    if (candidate !== undefined) yield candidate;
  }
}

function turned({ a, b, hint, distance }: CopyCandidate): CopyCandidate {
  const { inA, inB, isMirrored } = hint;
  return { a: b, b: a, hint: { inA: inB, inB: inA, isMirrored }, distance };
}

function compare(candidate: CopyCandidate, known: CopyCandidate): number {
  return (
    candidate.distance - known.distance ||
    area(known.hint) - area(candidate.hint) ||
    compareBoxes(candidate.hint.inA, known.hint.inA) ||
    compareBoxes(candidate.hint.inB, known.hint.inB)
  );
}

function area({ inA, inB }: CopyHint): number {
  return inA.width * inA.height + inB.width * inB.height;
}

function compareBoxes(a: Box, b: Box): number {
  return a.x - b.x || a.y - b.y || a.width - b.width || a.height - b.height;
}
