import { fastTanh } from './document-network-tanh.ts';
import type { DirectionWeights } from './document-network-weights.ts';

/** One direction of the LSTM, one word at a time. */
export type LstmDirection = {
  /** Forgets all words. */
  reset(): void;
  /**
   * Reads a word and writes the state after it, `units` numbers, into `states` from `at` on.
   *
   * `projection` is what `project` gave of the word, from `from` on.
   */
  step(projection: Float64Array, from: number, states: Float64Array, at: number): void;
  /** A word's share of the gates, 4 · units numbers, into `projection` from `from` on. */
  project(embedding: Float64Array, projection: Float64Array, from: number): void;
};

/**
 * Makes a direction of `units` units, an even number of them.
 *
 * The four gates of a unit stand side by side, so that one pass over the state serves them all. The rows
 * of the three sigmoid gates are halved: sigmoid(x) = (1 + tanh(x / 2)) / 2.
 */
export function createLstmDirection(
  weights: DirectionWeights,
  embeddingSize: number,
  units: number,
): LstmDirection {
  const kernel = gatesSideBySide(weights.kernel, embeddingSize, units);
  const bias = gatesSideBySide(weights.bias, 1, units);
  const recurrent = gatesSideBySide(weights.recurrent, units, units);
  const hidden = new Float64Array(units);
  const next = new Float64Array(units);
  const cell = new Float64Array(units);
  return {
    reset: () => {
      hidden.fill(0);
      cell.fill(0);
    },
    step: (projection, from, states, at) => {
      recur(recurrent, hidden, cell, next, projection, from, units);
      hidden.set(next);
      states.set(next, at);
    },
    project: (embedding, projection, from) => {
      addProducts(kernel, bias, embedding, projection, from, units);
    },
  };
}

/** [rows, 4 gates × units] as [units, rows, 4], the sigmoid gates halved. */
function gatesSideBySide(matrix: Float32Array, rows: number, units: number): Float64Array {
  const result = new Float64Array(rows * 4 * units);
  for (let unit = 0; unit < units; unit += 1) {
    for (let row = 0; row < rows; row += 1) {
      for (let gate = 0; gate < 4; gate += 1) {
        const value = matrix[row * 4 * units + gate * units + unit] ?? 0;
        result[(unit * rows + row) * 4 + gate] = gate === 1 ? value : value / 2;
      }
    }
  }
  return result;
}

function recur(
  recurrent: Float64Array,
  hidden: Float64Array,
  cell: Float64Array,
  next: Float64Array,
  projection: Float64Array,
  from: number,
  units: number,
): void {
  let weight = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const gates = from + 4 * unit;
    let input = projection[gates] as number; // why: here and below, the sizes keep every index inside
    let candidate = projection[gates + 1] as number; // why: as above
    let forget = projection[gates + 2] as number; // why: as above
    let output = projection[gates + 3] as number; // why: as above
    for (let other = 0; other < units; other += 1) {
      const h = hidden[other] as number; // why: as above
      input += h * (recurrent[weight] as number); // why: as above
      candidate += h * (recurrent[weight + 1] as number); // why: as above
      forget += h * (recurrent[weight + 2] as number); // why: as above
      output += h * (recurrent[weight + 3] as number); // why: as above
      weight += 4;
    }
    const kept = (0.5 + 0.5 * fastTanh(forget)) * (cell[unit] as number); // why: as above
    const memory = kept + (0.5 + 0.5 * fastTanh(input)) * fastTanh(candidate);
    cell[unit] = memory;
    next[unit] = (0.5 + 0.5 * fastTanh(output)) * fastTanh(memory);
  }
}

function addProducts(
  kernel: Float64Array,
  bias: Float64Array,
  embedding: Float64Array,
  projection: Float64Array,
  from: number,
  units: number,
): void {
  const rows = embedding.length;
  let weight = 0;
  for (let unit = 0; unit < units; unit += 1) {
    let input = bias[4 * unit] as number; // why: here and below, the sizes keep every index inside
    let candidate = bias[4 * unit + 1] as number; // why: as above
    let forget = bias[4 * unit + 2] as number; // why: as above
    let output = bias[4 * unit + 3] as number; // why: as above
    for (let row = 0; row < rows; row += 1) {
      const e = embedding[row] as number; // why: as above
      input += e * (kernel[weight] as number); // why: as above
      candidate += e * (kernel[weight + 1] as number); // why: as above
      forget += e * (kernel[weight + 2] as number); // why: as above
      output += e * (kernel[weight + 3] as number); // why: as above
      weight += 4;
    }
    const gates = from + 4 * unit;
    projection[gates] = input;
    projection[gates + 1] = candidate;
    projection[gates + 2] = forget;
    projection[gates + 3] = output;
  }
}
