/** Images in the order of one polarity's score, equal scores one after the other. */
export type ScoreOrder = {
  /** Places of images, by ascending score. */
  readonly order: Uint32Array;
  /** Per place in `order`: 1 where its score is larger than the one before. */
  readonly isNew: Uint8Array;
};

/** Sorts once, so that every resample costs one pass. */
export function orderByScore(scores: Float64Array): ScoreOrder {
  const order = Uint32Array.from(scores, (_, place) => place).sort(
    (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b,
  );
  const isNew = new Uint8Array(order.length);
  for (let at = 1; at < order.length; at += 1) {
    isNew[at] = (scores[order[at] ?? 0] ?? 0) > (scores[order[at - 1] ?? 0] ?? 0) ? 1 : 0;
  }
  return { order, isNew };
}

/**
 * Area under the ROC curve of a polarity's score: the chance that a random image of the polarity gets a larger
 * score than a random one of the others, ties counting half (Hanley and McNeil 1982). NaN without one of the two.
 *
 * @param weights how often each image counts.
 */
export function areaUnderCurve(
  { order, isNew }: ScoreOrder,
  labels: Uint8Array,
  polarity: number,
  weights: Float64Array,
): number {
  let below = 0;
  let tiedOthers = 0;
  let tiedOwn = 0;
  let own = 0;
  let wins = 0;
  for (let at = 0; at < order.length; at += 1) {
    if (isNew[at] === 1) {
      wins += tiedOwn * (below + tiedOthers / 2);
      below += tiedOthers;
      tiedOwn = 0;
      tiedOthers = 0;
    }
    const place = order[at] ?? 0;
    const weight = weights[place] ?? 0;
    if (labels[place] === polarity) {
      tiedOwn += weight;
      own += weight;
    } else {
      tiedOthers += weight;
    }
  }
  wins += tiedOwn * (below + tiedOthers / 2);
  below += tiedOthers;
  return own === 0 || below === 0 ? Number.NaN : wins / (own * below);
}
