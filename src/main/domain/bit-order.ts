import { type Allocate, allocatePlain, type HashList } from './hash-list.ts';

/** The 64 bits of a hash, counted from the highest, in the order in which they are to lie. */
export type BitOrder = readonly number[];

/**
 * The same hashes with their bits in another order; how many bits differ between two stays the same.
 *
 * Each of the eight bytes is looked up in a table of where its bits go.
 *
 * @param order each of 0 to 63 once.
 */
export function reorderBits(
  { highs, lows }: HashList,
  order: BitOrder,
  allocate: Allocate = allocatePlain,
): HashList {
  const { toHigh, toLow } = byteTables(order);
  const result = { highs: allocate(highs.length), lows: allocate(lows.length) };
  for (let place = 0; place < highs.length; place += 1) {
    let high = 0;
    let low = 0;
    for (let byte = 0; byte < 8; byte += 1) {
      const word = (byte < 4 ? highs[place] : lows[place]) ?? 0;
      const entry = (byte << 8) | ((word >>> (24 - ((byte & 3) << 3))) & 255);
      high |= toHigh[entry] ?? 0;
      low |= toLow[entry] ?? 0;
    }
    result.highs[place] = high;
    result.lows[place] = low;
  }
  return result;
}

function byteTables(order: BitOrder) {
  const toHigh = new Int32Array(8 * 256);
  const toLow = new Int32Array(8 * 256);
  order.forEach((from, to) => {
    const table = to < 32 ? toHigh : toLow;
    const bit = 1 << (31 - (to & 31));
    const first = (from >> 3) << 8;
    for (let value = 0; value < 256; value += 1) {
      if (((value >>> (7 - (from & 7))) & 1) === 0) continue;
      table[first + value] = (table[first + value] ?? 0) | bit;
    }
  });
  return { toHigh, toLow };
}
