/**
 * How doubtful weak labels are by the teacher alone: 1 minus the margin between its two greatest probabilities.
 *
 * The margin is that of C. Northcutt, L. Jiang and I. Chuang, "Confident learning", JAIR 70 (2021), taken on
 * the teacher's own probabilities, where the weak label is the greatest. Higher is more suspicious.
 *
 * @param probabilities n × 3, NEG, NEU, POS of each image; NaN where the teacher has no opinion.
 * @returns n values from 0 to 1; NaN where there is no opinion.
 */
export function suspicionFromMargins(probabilities: Float32Array): Float32Array {
  return new Float32Array(probabilities.length / 3).map((_, place) => {
    const [negative, neutral, positive] = rowOf(probabilities, place);
    const greatest = Math.max(negative, neutral, positive);
    const least = Math.min(negative, neutral, positive);
    const middle = negative + neutral + positive - greatest - least;
    return 1 - (greatest - middle);
  });
}

/**
 * How doubtful weak labels are by a student that did not learn from them (out-of-fold probabilities).
 *
 * Confident learning (C. Northcutt, L. Jiang and I. Chuang, JAIR 70, 2021): the threshold of a polarity is the
 * student's mean probability of it over the images with that weak label. An image counts as an image of the most
 * probable polarity among those that reach their thresholds. Where that is not its weak label (the confident
 * joint's cells off the diagonal) the label is likely wrong: such images come first, from 0.5 to 1; all others
 * lie from 0 to 0.5. In both parts the order is that of the normalised margin, the probability of the weak label
 * minus the greatest of the others.
 *
 * @param weak n weak labels, 0 to 2; anything else is no weak label.
 * @param probabilities n × 3, NEG, NEU, POS of each image; NaN where the student has no opinion.
 * @returns n values, higher is more suspicious; NaN where there is no opinion or no weak label.
 */
export function suspicionFromStudent(weak: Uint8Array, probabilities: Float32Array): Float32Array {
  if (probabilities.length !== weak.length * 3) {
    throw new Error(`${weak.length} weak labels need ${weak.length * 3} probabilities`);
  }
  const thresholds = selfConfidences(weak, probabilities);
  return new Float32Array(weak.length).map((_, place) => {
    const label = weak[place] ?? 3;
    const row = rowOf(probabilities, place);
    const own = row[label];
    if (own === undefined) return Number.NaN;
    const margin = own - Math.max(...row.filter((_value, polarity) => polarity !== label));
    const doubt = (1 - margin) / 2;
    const confident = confidentPolarity(row, thresholds);
    return (confident === null || confident === label ? doubt : 1 + doubt) / 2;
  });
}

type Row = readonly [number, number, number];

function rowOf(probabilities: Float32Array, place: number): Row {
  const negative = probabilities[place * 3] ?? Number.NaN;
  const neutral = probabilities[place * 3 + 1] ?? Number.NaN;
  const positive = probabilities[place * 3 + 2] ?? Number.NaN;
  return [negative, neutral, positive];
}

/** Mean probability of each polarity over the images with that weak label; NaN, which nothing reaches, for a polarity without any. */
function selfConfidences(weak: Uint8Array, probabilities: Float32Array): Row {
  const sums = [0, 0, 0];
  const counts = [0, 0, 0];
  weak.forEach((label, place) => {
    const own = label > 2 ? Number.NaN : (probabilities[place * 3 + label] ?? Number.NaN);
    if (Number.isNaN(own)) return;
    sums[label] = (sums[label] ?? 0) + own;
    counts[label] = (counts[label] ?? 0) + 1;
  });
  const mean = (label: number) => (sums[label] ?? 0) / (counts[label] ?? 0);
  return [mean(0), mean(1), mean(2)];
}

function confidentPolarity(row: Row, thresholds: Row): number | null {
  let best: number | null = null;
  row.forEach((probability, polarity) => {
    if (!(probability >= (thresholds[polarity] ?? Number.NaN))) return;
    if (best === null || probability > (row[best] ?? 0)) best = polarity;
  });
  return best;
}
