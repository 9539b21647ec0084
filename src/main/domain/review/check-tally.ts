/**
 * Sums over the decided checks of each stratum, from which every estimate follows: looking again after one more
 * check costs a few additions.
 */
export type CheckTally = {
  readonly counts: Float64Array;
  /** Sum of the weights, of the weights of right weak labels, and the same of the squared weights. */
  readonly weights: Float64Array;
  readonly rightWeights: Float64Array;
  readonly squares: Float64Array;
  readonly rightSquares: Float64Array;
};

export function emptyTally(strata: number): CheckTally {
  return {
    counts: new Float64Array(strata),
    weights: new Float64Array(strata),
    rightWeights: new Float64Array(strata),
    squares: new Float64Array(strata),
    rightSquares: new Float64Array(strata),
  };
}

/**
 * Adds a decided check.
 *
 * @param weight one over the image's probability of being in the sample.
 */
export function addCheck(
  tally: CheckTally,
  stratum: number,
  weight: number,
  isRight: boolean,
): void {
  add(tally.counts, stratum, 1);
  add(tally.weights, stratum, weight);
  add(tally.squares, stratum, weight * weight);
  if (!isRight) return;
  add(tally.rightWeights, stratum, weight);
  add(tally.rightSquares, stratum, weight * weight);
}

function add(column: Float64Array, at: number, value: number): void {
  column[at] = (column[at] ?? 0) + value;
}
