import { differingBits } from '../../domain/perceptual-hash.ts';
import { type EntropyData, hasAllIntervals } from './entropy-data.ts';
import { codeAt, type HuffmanTable, LOOK_BITS } from './huffman-table.ts';
import type { ScanPlan } from './scan-plan.ts';

const LOOK_SHIFT = 32 - LOOK_BITS;
const MOST_DC_BITS = 11;
/** The run of zeros of a symbol that stands for sixteen of them. */
const SIXTEEN_ZEROS = 15;

export type ProgressiveScan = {
  readonly plan: ScanPlan;
  readonly data: EntropyData;
  /** MCUs between restart markers; 0 where there are none. */
  readonly restartInterval: number;
  /** Whether coefficients come for the first time; else one more bit of them. */
  readonly isFirst: boolean;
  /** Place of the lowest bit that comes. */
  readonly low: number;
};

/**
 * Reads a scan of DC coefficients of a progressive file (ITU-T T.81, G.1.2.1), into `dcs`.
 *
 * @param tables by component of the scan; not asked for where bits are refined.
 * @returns whether the scan was without fault, as `readSequentialScan` says it.
 */
export function readDcScan(
  { plan, data, restartInterval, isFirst, low }: ProgressiveScan,
  tables: readonly (HuffmanTable | undefined)[],
  dcs: Int16Array,
): boolean {
  const { mcusAcross, mcusDown, components, across, down } = plan;
  const mcus = mcusAcross * mcusDown;
  if (!hasAllIntervals(data, mcus, restartInterval)) return false;
  const { bits } = data;
  const last = new Int32Array(tables.length);
  let interval = 0;
  let end = 8 * (data.ends[0] ?? 0);
  let position = 0;
  for (let mcu = 0; mcu < mcus; mcu += 1) {
    if (restartInterval > 0 && mcu > 0 && mcu % restartInterval === 0) {
      if (position > end || end - position >= 8) return false;
      position = end;
      interval += 1;
      end = 8 * (data.ends[interval] ?? 0);
      last.fill(0);
    }
    const row = Math.floor(mcu / mcusAcross);
    const column = mcu - row * mcusAcross;
    for (let block = 0; block < components.length; block += 1) {
      const place =
        (plan.places[block] ?? 0) + row * (down[block] ?? 0) + column * (across[block] ?? 0);
      let word = bits.getUint32(position >>> 3) << (position & 7);
      if (!isFirst) {
        if (word < 0) dcs[place] = (dcs[place] ?? 0) | (1 << low);
        position += 1;
        continue;
      }
      const component = components[block] ?? 0;
      const table = tables[component];
      if (table === undefined) return false;
      const code = (table.codes[word >>> LOOK_SHIFT] ?? 0) || codeAt(table, word >>> 16);
      const size = code & 0xff;
      if (code === 0 || size > MOST_DC_BITS) return false;
      position += code >> 8;
      if (size > 0) {
        word = bits.getUint32(position >>> 3) << (position & 7);
        position += size;
        const value = word >>> (32 - size);
        last[component] = (last[component] ?? 0) + (word < 0 ? value : value - (1 << size) + 1);
      }
      dcs[place] = (last[component] ?? 0) << low;
    }
    if (position > end) return false;
  }
  return end - position < 8;
}

/**
 * Follows a scan of AC coefficients of one component (G.1.2.2 and G.1.2.3).
 *
 * Their values are not kept, only which of them are other than zero: how many bits a later scan has depends on it.
 *
 * @param band the first and the last coefficient of the scan.
 * @param nonzero 64 bits per block of the frame, as two words: those of the coefficients that are not zero.
 * @returns whether the scan was without fault.
 */
export function followAcScan(
  { plan, data, restartInterval, isFirst }: ProgressiveScan,
  table: HuffmanTable,
  band: { readonly first: number; readonly last: number },
  nonzero: Uint32Array,
): boolean {
  const { mcusAcross, mcusDown } = plan;
  const blocks = mcusAcross * mcusDown;
  if (!hasAllIntervals(data, blocks, restartInterval)) return false;
  const { bits } = data;
  const { codes } = table;
  const { first, last } = band;
  const start = plan.places[0] ?? 0;
  const stride = plan.down[0] ?? 0;
  let interval = 0;
  let end = 8 * (data.ends[0] ?? 0);
  let position = 0;
  /** Blocks to come, this one included, that have no new coefficients any more. */
  let run = 0;
  let row = 0;
  let column = 0;
  for (let block = 0; block < blocks; block += 1) {
    if (restartInterval > 0 && block > 0 && block % restartInterval === 0) {
      if (run > 0 || position > end || end - position >= 8) return false;
      position = end;
      interval += 1;
      end = 8 * (data.ends[interval] ?? 0);
    }
    const words = 2 * (start + row * stride + column);
    column += 1;
    if (column === mcusAcross) {
      column = 0;
      row += 1;
    }
    let index = first;
    while (run === 0 && index <= last) {
      let word = bits.getUint32(position >>> 3) << (position & 7);
      const code = (codes[word >>> LOOK_SHIFT] ?? 0) || codeAt(table, word >>> 16);
      if (code === 0) return false;
      position += code >> 8;
      const size = code & 15;
      let zeros = (code & 0xff) >> 4;
      if (size === 0 && zeros < SIXTEEN_ZEROS) {
        run = 1 << zeros;
        if (zeros > 0) {
          word = bits.getUint32(position >>> 3) << (position & 7);
          run += word >>> (32 - zeros);
          position += zeros;
        }
        break;
      }
      if (!isFirst && size > 1) return false;
      position += size;
      if (isFirst) index += zeros;
      else {
        for (; index <= last; index += 1) {
          if (((nonzero[words + (index >> 5)] ?? 0) >>> (index & 31)) & 1) position += 1;
          else if (zeros === 0) break;
          else zeros -= 1;
        }
      }
      if (size > 0) {
        if (index > last) return false;
        const half = words + (index >> 5);
        nonzero[half] = (nonzero[half] ?? 0) | (1 << (index & 31));
      }
      index += 1;
    }
    if (run > 0) {
      run -= 1;
      if (!isFirst) position += countNonzero(nonzero, words, index, last);
    }
    if (position > end) return false;
  }
  return run === 0 && end - position < 8;
}

/** How many coefficients from one to another, both included, are not zero. */
function countNonzero(nonzero: Uint32Array, words: number, from: number, to: number): number {
  let count = 0;
  for (let half = 0; half < 2; half += 1) {
    const low = Math.max(0, from - 32 * half);
    const high = Math.min(31, to - 32 * half);
    if (low > high) continue;
    const window = ((nonzero[words + half] ?? 0) >>> low) << (31 - high + low);
    count += differingBits(0, window >>> 0);
  }
  return count;
}
