import type { EvaluationManner } from '../../../shared/domain/evaluation-metrics.ts';
import {
  POLARITIES,
  type Polarity,
  type Probabilities,
  polarityIndex,
} from '../../../shared/domain/polarity.ts';

/** An image that a person labelled and a network judged. */
export type JudgedImage = {
  readonly label: Polarity;
  readonly probabilities: Probabilities;
  /** What it hangs together with: images of one post are no independent draws. Left out: nothing. */
  readonly cluster?: string;
};

/** Judged images as columns, those that count in a manner, with what the manner makes of their probabilities. */
export type JudgedColumns = {
  readonly manner: EvaluationManner;
  /** Places of these images among those that were given. */
  readonly places: Int32Array;
  /** 0 NEG, 1 NEU, 2 POS. */
  readonly labels: Uint8Array;
  readonly predicted: Uint8Array;
  /** Three columns one after the other: the score of each polarity against the rest. */
  readonly scores: readonly [Float64Array, Float64Array, Float64Array];
  /** Score of the predicted polarity. */
  readonly confidence: Float64Array;
  /** Number of the image's cluster, from 0. */
  readonly clusters: Int32Array;
  readonly clusterCount: number;
};

/** The images that count in a manner (see `EvaluationManner`), as columns. */
export function judgedColumns(
  images: readonly JudgedImage[],
  manner: EvaluationManner,
): JudgedColumns {
  const kept = images.flatMap((image, place) =>
    manner === 'three-way' || image.label !== 'NEU' ? [{ image, place }] : [],
  );
  const clusterOf = new Map<string, number>();
  let next = 0;
  const columns = {
    manner,
    places: new Int32Array(kept.length),
    labels: new Uint8Array(kept.length),
    predicted: new Uint8Array(kept.length),
    scores: [0, 1, 2].map(() => new Float64Array(kept.length)),
    confidence: new Float64Array(kept.length),
    clusters: new Int32Array(kept.length),
  };
  for (const [row, { image, place }] of kept.entries()) {
    const scores = scoresIn(image.probabilities, manner);
    const predicted = firstLargest(scores);
    const known = image.cluster === undefined ? undefined : clusterOf.get(image.cluster);
    const cluster = known ?? next;
    if (known === undefined) {
      next += 1;
      if (image.cluster !== undefined) clusterOf.set(image.cluster, cluster);
    }
    columns.places[row] = place;
    columns.labels[row] = polarityIndex(image.label);
    columns.predicted[row] = predicted;
    for (const polarity of [0, 1, 2] as const) {
      const column = columns.scores[polarity];
      if (column !== undefined) column[row] = scores[polarity];
    }
    columns.confidence[row] = scores[predicted];
    columns.clusters[row] = cluster;
  }
  const [negative = EMPTY, neutral = EMPTY, positive = EMPTY] = columns.scores;
  return { ...columns, scores: [negative, neutral, positive], clusterCount: next };
}

/** What probabilities say in a manner, with the score of that. */
export function judgementIn(
  probabilities: Probabilities,
  manner: EvaluationManner,
): { readonly polarity: Polarity; readonly confidence: number } {
  const scores = scoresIn(probabilities, manner);
  const predicted = firstLargest(scores);
  return { polarity: POLARITIES[predicted], confidence: scores[predicted] };
}

const EMPTY = new Float64Array();

function scoresIn(probabilities: Probabilities, manner: EvaluationManner): Probabilities {
  if (manner !== 'drop-neutral') return probabilities;
  const [negative, , positive] = probabilities;
  const sum = negative + positive;
  // Where all went to NEU, the two have nothing to tell them apart.
  return sum > 0 ? [negative / sum, 0, positive / sum] : [0.5, 0, 0.5];
}

function firstLargest([negative, neutral, positive]: Probabilities): 0 | 1 | 2 {
  if (negative >= neutral && negative >= positive) return 0;
  return neutral >= positive ? 1 : 2;
}
