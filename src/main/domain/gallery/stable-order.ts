const DIGITS = 1 << 16;

/**
 * The places of values in their order, equal ones by place, NaN last in both directions.
 *
 * Radix sort by the bits of a double: four passes of 16 bits, of which those that all values share are skipped.
 */
export function stableOrder(
  values: Float64Array,
  direction: 'ascending' | 'descending',
): Uint32Array {
  const size = values.length;
  const words = sortableWords(values, direction);
  let order = new Uint32Array(size).map((_, place) => place);
  let next = new Uint32Array(size);
  for (const [word, shift] of [
    [0, 0],
    [0, 16],
    [1, 0],
    [1, 16],
  ] as const) {
    const starts = new Uint32Array(DIGITS);
    for (let place = 0; place < size; place += 1) {
      const digit = ((words[2 * place + word] ?? 0) >>> shift) & 0xffff;
      starts[digit] = (starts[digit] ?? 0) + 1;
    }
    if (starts.includes(size)) continue;
    let sum = 0;
    for (let digit = 0; digit < DIGITS; digit += 1) {
      const count = starts[digit] ?? 0;
      starts[digit] = sum;
      sum += count;
    }
    for (let index = 0; index < size; index += 1) {
      const place = order[index] ?? 0;
      const digit = ((words[2 * place + word] ?? 0) >>> shift) & 0xffff;
      const target = starts[digit] ?? 0;
      next[target] = place;
      starts[digit] = target + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Pairs of words, the low one first, whose unsigned order is the order of the values. */
function sortableWords(values: Float64Array, direction: 'ascending' | 'descending'): Uint32Array {
  // Adding zero makes one zero of the two.
  const words = new Uint32Array(values.map((value) => value + 0).buffer);
  const turn = direction === 'descending' ? 0xffff_ffff : 0;
  for (let place = 0; place < values.length; place += 1) {
    const low = words[2 * place] ?? 0;
    const high = words[2 * place + 1] ?? 0;
    if (Number.isNaN(values[place])) {
      words[2 * place] = 0xffff_ffff;
      words[2 * place + 1] = 0xffff_ffff;
      continue;
    }
    const isNegative = high >>> 31 === 1;
    words[2 * place] = (isNegative ? ~low : low) ^ turn;
    words[2 * place + 1] = (isNegative ? ~high : high ^ 0x8000_0000) ^ turn;
  }
  return words;
}
