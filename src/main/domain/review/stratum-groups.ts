import type { CheckTally } from './check-tally.ts';

/** What a stratum, or the part of it that an estimate is about, holds in the population. */
export type StratumSize = {
  /** 0 to 2. */
  readonly polarity: number;
  readonly images: number;
  /** Images that could be drawn; as many as `images` where none shares its cluster with another. */
  readonly drawable: number;
  /** Checks that were planned. */
  readonly sampled: number;
};

/** The strata as they count for one polarity: the others have no images. */
export function sizesOfPolarity(
  sizes: readonly StratumSize[],
  polarity: number,
): readonly StratumSize[] {
  return sizes.map((size) => (size.polarity === polarity ? size : { ...size, images: 0 }));
}

/** Strata that are estimated together. */
export type StratumGroup = {
  polarity: number;
  images: number;
  count: number;
  weight: number;
  rightWeight: number;
  square: number;
  rightSquare: number;
  /** All planned checks are decided, and no image shares its cluster with another. */
  isComplete: boolean;
};

/**
 * With fewer decided checks a stratum has no estimate of its own: the bias of a weighted share falls with the
 * checks of its group, and the groups' biases add up (W. G. Cochran, "Sampling Techniques", 1977, section 6.10).
 * Eight keeps the simulated intervals at their level also where large posts are wrong more often.
 */
const LEAST_CHECKS = 8;

/**
 * Joins neighbouring strata until each group has at least eight decided checks, where there are that many.
 *
 * Bins of one polarity are joined first; a polarity that has less than eight checks in all joins the next one
 * (the last the one before). Which strata are joined depends on counts only, never on verdicts, and the weights
 * within a joined group are those of the draw, so that its estimate stays a Hájek estimate of the whole group.
 *
 * @param sizes in the order of the tally: by polarity, then by confidence.
 */
export function groupStrata(
  sizes: readonly StratumSize[],
  tally: CheckTally,
): readonly StratumGroup[] {
  const groups: StratumGroup[] = [];
  let open: StratumGroup | null = null;
  sizes.forEach((size, stratum) => {
    if (size.images === 0) return;
    if (open !== null && open.polarity !== size.polarity) {
      const last = groups.at(-1);
      if (last?.polarity === open.polarity) {
        join(last, open);
        open = null;
      }
    }
    open ??= emptyGroup();
    addStratum(open, size, stratum, tally);
    if (open.count < LEAST_CHECKS) return;
    groups.push(open);
    open = null;
  });
  if (open === null) return groups;
  const last = groups.at(-1);
  if (last === undefined) return [open];
  join(last, open);
  return groups;
}

function emptyGroup(): StratumGroup {
  return {
    polarity: 0,
    images: 0,
    count: 0,
    weight: 0,
    rightWeight: 0,
    square: 0,
    rightSquare: 0,
    isComplete: true,
  };
}

/** The group takes the stratum's polarity: more strata of it may follow. */
function addStratum(
  group: StratumGroup,
  size: StratumSize,
  stratum: number,
  tally: CheckTally,
): void {
  const count = tally.counts[stratum] ?? 0;
  group.polarity = size.polarity;
  group.images += size.images;
  group.count += count;
  group.weight += tally.weights[stratum] ?? 0;
  group.rightWeight += tally.rightWeights[stratum] ?? 0;
  group.square += tally.squares[stratum] ?? 0;
  group.rightSquare += tally.rightSquares[stratum] ?? 0;
  group.isComplete &&= count === size.sampled && size.drawable === size.images;
}

function join(group: StratumGroup, added: StratumGroup): void {
  group.images += added.images;
  group.count += added.count;
  group.weight += added.weight;
  group.rightWeight += added.rightWeight;
  group.square += added.square;
  group.rightSquare += added.rightSquare;
  group.isComplete &&= added.isComplete;
}
