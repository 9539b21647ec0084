import type { Probabilities } from '../../shared/domain/polarity.ts';
import { solveLinearSystem } from './solve-linear-system.ts';

/**
 * Scores into probabilities: softmax of `matrix` times the scores (and 1 for the bias). One row per
 * polarity, each of length scores + 1.
 */
export type Calibration = readonly (readonly number[])[];

const CLASSES = 3;
/** Pull of the matrix towards zero, per row: only keeps the solution finite on data that a line separates. */
const RIDGE = 1e-4;
const MAX_STEPS = 100;
const SMALLEST_GAIN = 1e-10;

/**
 * The calibration under which the labels are most likely: multinomial logistic regression on the scores,
 * the form of Platt's scaling (1999) for several classes.
 *
 * Newton's method with step halving on the convex loss. `scores[i]` are those of text i, made by a
 * classifier that did not see it; `polarities[i]` is 0, 1 or 2. `weights[i]` is what text i counts.
 *
 * @throws Error on lists of different lengths or without scores.
 */
export function fitCalibration(
  scores: readonly (readonly number[])[],
  polarities: ArrayLike<number>,
): Calibration {
  const width = (scores[0]?.length ?? 0) + 1;
  if (width === 1 || scores.length !== polarities.length) {
    throw new Error(`${scores.length} rows of scores do not go with ${polarities.length} labels`);
  }
  let matrix = new Float64Array(CLASSES * width);
  let loss = lossOf(matrix, scores, polarities, width);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const direction = newtonStep(matrix, scores, polarities, width);
    let rate = 1;
    let next = moved(matrix, direction, rate);
    let nextLoss = lossOf(next, scores, polarities, width);
    while (nextLoss > loss && rate > 1e-6) {
      rate /= 2;
      next = moved(matrix, direction, rate);
      nextLoss = lossOf(next, scores, polarities, width);
    }
    const gain = loss - nextLoss;
    if (gain > 0) [matrix, loss] = [next, nextLoss];
    if (gain < SMALLEST_GAIN) break;
  }
  return Array.from({ length: CLASSES }, (_, row) => [
    ...matrix.subarray(row * width, (row + 1) * width),
  ]);
}

/** Three finite probabilities that sum to 1. */
export function calibrated(calibration: Calibration, scores: ArrayLike<number>): Probabilities {
  const logits = calibration.map((row) => {
    let sum = row.at(-1) ?? 0;
    for (let k = 0; k < row.length - 1; k += 1) sum += (row[k] ?? 0) * (scores[k] ?? 0);
    return sum;
  });
  const largest = Math.max(...logits);
  const [negative = 0, neutral = 0, positive = 0] = logits.map((logit) =>
    Math.exp(logit - largest),
  );
  const total = negative + neutral + positive;
  return [negative / total, neutral / total, positive / total];
}

function asRows(matrix: Float64Array, width: number): Calibration {
  return [0, 1, 2].map((row) => [...matrix.subarray(row * width, (row + 1) * width)]);
}

function lossOf(
  matrix: Float64Array,
  scores: readonly (readonly number[])[],
  polarities: ArrayLike<number>,
  width: number,
): number {
  const rows = asRows(matrix, width);
  let sum = 0;
  for (const [index, ofText] of scores.entries()) {
    const probability = calibrated(rows, ofText)[polarities[index] ?? 0] ?? 0;
    sum -= Math.log(Math.max(probability, 1e-300));
  }
  const ridge = matrix.reduce((total, value) => total + value * value, 0);
  return sum / scores.length + (RIDGE / 2) * ridge;
}

function newtonStep(
  matrix: Float64Array,
  scores: readonly (readonly number[])[],
  polarities: ArrayLike<number>,
  width: number,
): Float64Array {
  const size = CLASSES * width;
  const gradient = Float64Array.from(matrix, (value) => RIDGE * value);
  const hessian = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_, column) => (row === column ? RIDGE : 0)),
  );
  const rows = asRows(matrix, width);
  for (const [index, ofText] of scores.entries()) {
    const inputs = [...ofText, 1];
    const probabilities = calibrated(rows, ofText);
    for (let a = 0; a < CLASSES; a += 1) {
      const pa = probabilities[a] ?? 0;
      const error = (pa - (polarities[index] === a ? 1 : 0)) / scores.length;
      for (let i = 0; i < width; i += 1) {
        const input = inputs[i] ?? 0;
        const at = a * width + i;
        gradient[at] = (gradient[at] ?? 0) + error * input;
        const line = hessian[at];
        if (line === undefined) continue;
        for (let b = 0; b < CLASSES; b += 1) {
          const curve =
            (pa * ((a === b ? 1 : 0) - (probabilities[b] ?? 0)) * input) / scores.length;
          for (let j = 0; j < width; j += 1) {
            line[b * width + j] = (line[b * width + j] ?? 0) + curve * (inputs[j] ?? 0);
          }
        }
      }
    }
  }
  return solveLinearSystem(hessian, gradient);
}

function moved(
  matrix: Float64Array,
  direction: Float64Array,
  rate: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(matrix, (value, index) => value - rate * (direction[index] ?? 0));
}
