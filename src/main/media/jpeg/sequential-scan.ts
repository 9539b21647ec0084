import { type EntropyData, hasAllIntervals } from './entropy-data.ts';
import { BLOCK_END, BLOCK_SIZE, codeAt, type HuffmanTable, LOOK_BITS } from './huffman-table.ts';
import type { ScanPlan } from './scan-plan.ts';

/** Differences of DC coefficients of 8-bit images have at most so many bits. */
const MOST_DC_BITS = 11;
const LOOK_SHIFT = 32 - LOOK_BITS;

/** A table of AC coefficients, and the steps by which `skippingSteps` passes over them. */
export type AcTable = { readonly table: HuffmanTable; readonly steps: Uint16Array };

export type SequentialScan = {
  readonly plan: ScanPlan;
  readonly data: EntropyData;
  /** MCUs between restart markers; 0 where there are none. */
  readonly restartInterval: number;
  /** By component of the scan. */
  readonly dcTables: readonly (HuffmanTable | undefined)[];
  readonly acTables: readonly AcTable[];
};

/**
 * Reads the DC coefficients of a sequential scan, and passes over the others.
 *
 * @param dcs receives the coefficients, not yet multiplied by their quantisation.
 * @returns whether the scan was without fault: every code known, no block too long, and no whole byte left over or
 * missing at the end of an interval.
 */
export function readSequentialScan(scan: SequentialScan, dcs: Int16Array): boolean {
  const { plan, data, restartInterval, dcTables, acTables } = scan;
  const { mcusAcross, mcusDown } = plan;
  const mcus = mcusAcross * mcusDown;
  if (!hasAllIntervals(data, mcus, restartInterval)) return false;
  const { bits } = data;
  const { components, across, down } = plan;
  const blocks = components.length;
  const rowStarts = plan.places.slice();
  const places = plan.places.slice();
  const last = new Int32Array(dcTables.length);
  let position = 0;
  let column = 0;
  for (let interval = 0, mcu = 0; mcu < mcus; interval += 1) {
    const end = 8 * (data.ends[interval] ?? 0);
    const stop = restartInterval === 0 ? mcus : Math.min(mcus, mcu + restartInterval);
    last.fill(0);
    for (; mcu < stop; mcu += 1) {
      for (let block = 0; block < blocks; block += 1) {
        const component = components[block] ?? 0;
        const dcTable = dcTables[component];
        const acTable = acTables[component];
        if (dcTable === undefined || acTable === undefined) return false;
        let word = bits.getUint32(position >>> 3) << (position & 7);
        let code = dcTable.codes[word >>> LOOK_SHIFT] ?? 0;
        if (code === 0) code = codeAt(dcTable, word >>> 16);
        const size = code & 0xff;
        if (code === 0 || size > MOST_DC_BITS) return false;
        position += code >> 8;
        if (size > 0) {
          word = bits.getUint32(position >>> 3) << (position & 7);
          position += size;
          const value = word >>> (32 - size);
          last[component] = (last[component] ?? 0) + (word < 0 ? value : value - (1 << size) + 1);
        }
        const place = places[block] ?? 0;
        dcs[place] = last[component] ?? 0;
        places[block] = place + (across[block] ?? 0);

        const { steps } = acTable;
        let index = 1;
        for (;;) {
          const step =
            steps[(bits.getUint32(position >>> 3) << (position & 7)) >>> LOOK_SHIFT] ?? 0;
          const reached = index + (step >> 8);
          if (reached < BLOCK_SIZE) {
            index = reached;
            position += step & 0xff;
            continue;
          }
          if (reached >= BLOCK_END && reached < BLOCK_END + BLOCK_SIZE) {
            position += step & 0xff;
          } else {
            position = restOfBlock(bits, position, index, acTable.table);
            if (position < 0) return false;
          }
          break;
        }
      }
      if (position > end) return false;
      column += 1;
      if (column === mcusAcross) {
        column = 0;
        for (let block = 0; block < blocks; block += 1) {
          rowStarts[block] = (rowStarts[block] ?? 0) + (down[block] ?? 0);
          places[block] = rowStarts[block] ?? 0;
        }
      }
    }
    if (end - position >= 8) return false;
    position = end;
  }
  return true;
}

/** Passes over a block symbol by symbol. The place where it ends, or -1. */
function restOfBlock(bits: DataView, from: number, first: number, table: HuffmanTable): number {
  let position = from;
  let index = first;
  while (index < BLOCK_SIZE) {
    const word = bits.getUint32(position >>> 3) << (position & 7);
    const code = codeAt(table, word >>> 16);
    if (code === 0) return -1;
    const size = code & 15;
    const zeros = (code & 0xff) >> 4;
    position += code >> 8;
    if (size === 0 && zeros === 0) return position;
    if (size === 0 && zeros < 15) return -1;
    position += size;
    index += zeros + 1;
  }
  return index === BLOCK_SIZE ? position : -1;
}
