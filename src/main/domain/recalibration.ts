import type { Probabilities } from '../../shared/domain/polarity.ts';
import type { JudgedText } from './score-teacher.ts';
import { solveLinearSystem } from './solve-linear-system.ts';

/**
 * A map of a teacher's probabilities p: in proportion to exp(slope · log p + bias), per polarity.
 *
 * A slope below 1 (a temperature above 1) makes confidence smaller.
 */
export type Recalibration = {
  /** Above 0. */
  readonly slope: number;
  readonly biases: readonly [number, number, number];
};

/** Which of the numbers are free: the slope alone, or the biases too. */
export type RecalibrationForm = 'temperature' | 'temperature-and-bias';

export const NO_RECALIBRATION: Recalibration = { slope: 1, biases: [0, 0, 0] };

const SMALLEST = 1e-12;
/** Below, the order of a text's probabilities would be lost. */
const LEAST_SLOPE = 0.05;
/** Inverse variances of what is believed before any text: slope 1 ± 0.5, biases 0 ± 1. */
const SLOPE_RIDGE = 4;
const BIAS_RIDGE = 1;
const MAX_STEPS = 50;
const SMALLEST_GAIN = 1e-9;

/** Three finite probabilities that sum to 1. */
export function recalibrated(map: Recalibration, probabilities: Probabilities): Probabilities {
  if (map === NO_RECALIBRATION) return probabilities;
  const logits = probabilities.map(
    (probability, index) => map.slope * logOf(probability) + (map.biases[index] ?? 0),
  );
  const largest = Math.max(...logits);
  const [a = 0, b = 0, c = 0] = logits.map((logit) => Math.exp(logit - largest));
  const total = a + b + c;
  return [a / total, b / total, c / total];
}

/**
 * The map under which people's labels are most likely, pulled towards no change as few texts ask for it.
 *
 * Temperature scaling (Guo, Pleiss, Sun and Weinberger 2017), with `temperature-and-bias` also a bias per
 * polarity: vector scaling with one slope, or Dirichlet calibration (Kull and others 2019) with a multiple of
 * the identity as its matrix. Newton's method with step halving on the convex loss plus the ridge. Weights are
 * scaled to sum to Kish's effective number of texts, so that unequal ones do not pass for more evidence.
 */
export function fitRecalibration(
  texts: readonly JudgedText[],
  form: RecalibrationForm,
): Recalibration {
  const weights = evidenceWeights(texts);
  const size = form === 'temperature' ? 1 : 4;
  let values = new Float64Array([1, 0, 0, 0]);
  let loss = lossOf(values, texts, weights);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const direction = newtonStep(values, texts, weights, size);
    let rate = 1;
    let next = moved(values, direction, rate);
    let nextLoss = lossOf(next, texts, weights);
    while (nextLoss > loss && rate > 1e-6) {
      rate /= 2;
      next = moved(values, direction, rate);
      nextLoss = lossOf(next, texts, weights);
    }
    const gain = loss - nextLoss;
    if (gain > 0) [values, loss] = [next, nextLoss];
    if (gain < SMALLEST_GAIN) break;
  }
  return mapOf(values, LEAST_SLOPE);
}

/** Mean negative log-likelihood of people's labels, by the texts' weights. */
export function logLoss(texts: readonly JudgedText[]): number {
  let [sum, total] = [0, 0];
  for (const { polarity, probabilities, weight = 1 } of texts) {
    sum -= weight * logOf(probabilities[polarity]);
    total += weight;
  }
  return sum / total;
}

/** Kish's effective number of texts: that of equal weights with the same variance of a mean. */
export function effectiveCount(texts: readonly JudgedText[]): number {
  const sum = texts.reduce((total, { weight = 1 }) => total + weight, 0);
  return sum ** 2 / texts.reduce((total, { weight = 1 }) => total + weight ** 2, 0);
}

function logOf(probability: number): number {
  return Math.log(Math.max(SMALLEST, probability));
}

function evidenceWeights(texts: readonly JudgedText[]): readonly number[] {
  const sum = texts.reduce((total, { weight = 1 }) => total + weight, 0);
  const scale = effectiveCount(texts) / sum;
  return texts.map(({ weight = 1 }) => weight * scale);
}

function mapOf(values: Float64Array, leastSlope = Number.NEGATIVE_INFINITY): Recalibration {
  const [slope = 1, negative = 0, neutral = 0, positive = 0] = values;
  return { slope: Math.max(leastSlope, slope), biases: [negative, neutral, positive] };
}

function lossOf(
  values: Float64Array,
  texts: readonly JudgedText[],
  weights: readonly number[],
): number {
  const map = mapOf(values);
  const { slope, biases } = map;
  const pull = biases.reduce((sum, bias) => sum + BIAS_RIDGE * bias ** 2, 0);
  return texts.reduce(
    (sum, { polarity, probabilities }, index) =>
      sum - (weights[index] ?? 0) * logOf(recalibrated(map, probabilities)[polarity]),
    (SLOPE_RIDGE * (slope - 1) ** 2 + pull) / 2,
  );
}

function newtonStep(
  values: Float64Array,
  texts: readonly JudgedText[],
  weights: readonly number[],
  size: number,
): Float64Array {
  const map = mapOf(values);
  const ridge = [SLOPE_RIDGE, BIAS_RIDGE, BIAS_RIDGE, BIAS_RIDGE];
  const gradient = Float64Array.from(
    { length: size },
    (_, at) => (ridge[at] ?? 0) * ((values[at] ?? 0) - (at === 0 ? 1 : 0)),
  );
  const hessian = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_, at) => (row === at ? (ridge[at] ?? 0) : 0)),
  );
  for (const [index, { polarity, probabilities }] of texts.entries()) {
    const weight = weights[index] ?? 0;
    const mapped = recalibrated(map, probabilities);
    // Derivatives of each polarity's logit, by slope and biases.
    const slopes = [0, 1, 2].map((k) => [
      logOf(probabilities[k] ?? 0),
      ...[0, 1, 2].map((bias) => (bias === k ? 1 : 0)),
    ]);
    const mean = Array.from({ length: size }, (_, at) =>
      slopes.reduce((sum, ofLogit, k) => sum + (mapped[k] ?? 0) * (ofLogit[at] ?? 0), 0),
    );
    for (let i = 0; i < size; i += 1) {
      const own = slopes[polarity]?.[i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + weight * ((mean[i] ?? 0) - own);
      const line = hessian[i];
      if (line === undefined) continue;
      for (let j = 0; j < size; j += 1) {
        const both = slopes.reduce(
          (sum, ofLogit, k) => sum + (mapped[k] ?? 0) * (ofLogit[i] ?? 0) * (ofLogit[j] ?? 0),
          0,
        );
        line[j] = (line[j] ?? 0) + weight * (both - (mean[i] ?? 0) * (mean[j] ?? 0));
      }
    }
  }
  return solveLinearSystem(hessian, gradient);
}

function moved(
  values: Float64Array,
  direction: Float64Array,
  rate: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(values, (value, at) => value - rate * (direction[at] ?? 0));
}
