import { seededRandom } from '../../src/main/domain/seeded-random.ts';

/** Codes of AC coefficients by length, as skewed as those of real files; the rest has 16 bits. */
const AC_COUNTS = [0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 8, 8, 10, 12, 14];
const DC_COUNTS = [0, 1, 3, 2, 1, 1, 1, 1, 1, 1];
const BLOCK_SIZE = 64;

type Random = ReturnType<typeof seededRandom>;
type Code = { readonly bits: number; readonly length: number };
type Component = { readonly across: number; readonly down: number };

/** What a written file looks like. */
export type WrittenJpegLook = {
  readonly width: number;
  readonly height: number;
  /** Sampling factors, one pair per component. */
  readonly factors: readonly Component[];
  /** MCUs between restart markers, 0 for none. */
  readonly restartInterval: number;
  /** All components in one scan, or one scan for each. */
  readonly isInterleaved: boolean;
  /** Of the DC coefficients. */
  readonly quantisation: number;
  readonly seed: number;
};

export type WrittenJpeg = {
  readonly bytes: Buffer;
  /** The DC coefficients that were written, by component, row and column of blocks. */
  readonly dcs: readonly (readonly (readonly number[])[])[];
};

/**
 * A baseline JPEG file of random coefficients, with Huffman tables of its own: what no encoder at hand writes.
 *
 * By ITU-T T.81; blocks that only fill up MCUs are written too.
 */
export function writtenJpeg(look: WrittenJpegLook): WrittenJpeg {
  const random = seededRandom(look.seed);
  const mostAcross = Math.max(...look.factors.map(({ across }) => across));
  const mostDown = Math.max(...look.factors.map(({ down }) => down));
  const mcusAcross = Math.ceil(look.width / 8 / mostAcross);
  const mcusDown = Math.ceil(look.height / 8 / mostDown);
  const dcSymbols = random.shuffle(Array.from({ length: 12 }, (_, size) => size));
  const acSymbols = random.shuffle([
    0x00,
    0xf0,
    ...Array.from({ length: 160 }, (_, i) => (Math.floor(i / 10) << 4) | ((i % 10) + 1)),
  ]);
  const dcCounts = [...DC_COUNTS, ...Array<number>(6).fill(0)];
  const acCounts = [...AC_COUNTS, acSymbols.length - AC_COUNTS.reduce((sum, n) => sum + n, 0)];
  const tables = { dc: codesOf(dcCounts, dcSymbols), ac: codesOf(acCounts, acSymbols) };

  const blocks = look.factors.map(({ across, down }) =>
    rows(mcusDown * down, mcusAcross * across, () => randomBlock(random)),
  );
  const all = look.factors.map((_, place) => place);
  const scans = look.isInterleaved ? [all] : all.map((place) => [place]);
  const written = scans.map((places) => {
    const [only = 0] = places;
    const factor = look.factors[only] ?? { across: 1, down: 1 };
    const isAlone = places.length === 1;
    return scanBytes({
      ...look,
      places,
      blocks,
      tables,
      across: isAlone ? Math.ceil((look.width * factor.across) / mostAcross / 8) : mcusAcross,
      down: isAlone ? Math.ceil((look.height * factor.down) / mostDown / 8) : mcusDown,
    });
  });
  const bytes = Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xdb, [0, look.quantisation, ...Array<number>(BLOCK_SIZE - 1).fill(1)]),
    segment(0xc0, [
      8,
      look.height >> 8,
      look.height & 255,
      look.width >> 8,
      look.width & 255,
      look.factors.length,
      ...look.factors.flatMap(({ across, down }, place) => [place + 1, (across << 4) | down, 0]),
    ]),
    segment(0xc4, [0x00, ...dcCounts, ...dcSymbols]),
    segment(0xc4, [0x10, ...acCounts, ...acSymbols]),
    segment(0xdd, [look.restartInterval >> 8, look.restartInterval & 255]),
    ...written,
    Buffer.of(0xff, 0xd9),
  ]);
  return {
    bytes,
    dcs: blocks.map((component) => component.map((row) => row.map(([dc = 0]) => dc))),
  };
}

/** Coefficients in zigzag order: a DC within the range of 8 bits, and seldom more than a few others. */
function randomBlock(random: Random): number[] {
  const block = [random.int(240) - 120];
  const isFull = random.int(20) === 0;
  for (let place = 1; place < BLOCK_SIZE; place += 1) {
    const isZero = !isFull && random.int(4) > 0;
    block.push(isZero || (!isFull && place > 40) ? 0 : random.int(9) - 4);
  }
  if (isFull) block[BLOCK_SIZE - 1] = 1;
  return block;
}

function scanBytes(scan: {
  readonly places: readonly number[];
  readonly factors: readonly Component[];
  readonly blocks: readonly (readonly (readonly number[])[])[][];
  readonly tables: {
    readonly dc: ReadonlyMap<number, Code>;
    readonly ac: ReadonlyMap<number, Code>;
  };
  readonly across: number;
  readonly down: number;
  readonly restartInterval: number;
}): Buffer {
  const header = segment(0xda, [
    scan.places.length,
    ...scan.places.flatMap((place) => [place + 1, 0x00]),
    0,
    BLOCK_SIZE - 1,
    0,
  ]);
  const parts: Buffer[] = [header];
  let bits = '';
  let last = new Map<number, number>();
  const put = (code: Code | undefined): void => {
    if (code === undefined) throw new Error('a symbol has no code');
    bits += code.bits.toString(2).padStart(code.length, '0');
  };
  const putValue = (value: number, size: number): void => {
    if (size > 0) put({ bits: value > 0 ? value : value + 2 ** size - 1, length: size });
  };
  const mcus = scan.across * scan.down;
  for (let mcu = 0; mcu < mcus; mcu += 1) {
    if (scan.restartInterval > 0 && mcu > 0 && mcu % scan.restartInterval === 0) {
      const restart = (mcu / scan.restartInterval - 1) % 8;
      parts.push(stuffed(bits), Buffer.of(0xff, 0xd0 + restart));
      bits = '';
      last = new Map();
    }
    const row = Math.floor(mcu / scan.across);
    const column = mcu % scan.across;
    for (const place of scan.places) {
      const isAlone = scan.places.length === 1;
      const { across, down } = isAlone
        ? { across: 1, down: 1 }
        : (scan.factors[place] ?? { across: 1, down: 1 });
      for (let y = 0; y < down; y += 1) {
        for (let x = 0; x < across; x += 1) {
          const [dc = 0, ...rest] =
            scan.blocks[place]?.[row * down + y]?.[column * across + x] ?? [];
          const difference = dc - (last.get(place) ?? 0);
          last.set(place, dc);
          put(scan.tables.dc.get(sizeOf(difference)));
          putValue(difference, sizeOf(difference));
          let zeros = 0;
          for (const value of rest) {
            if (value === 0) {
              zeros += 1;
              continue;
            }
            for (; zeros > 15; zeros -= 16) put(scan.tables.ac.get(0xf0));
            put(scan.tables.ac.get((zeros << 4) | sizeOf(value)));
            putValue(value, sizeOf(value));
            zeros = 0;
          }
          if (zeros > 0) put(scan.tables.ac.get(0x00));
        }
      }
    }
  }
  parts.push(stuffed(bits));
  return Buffer.concat(parts);
}

/** Bits as bytes, filled up with ones, a zero after every byte of ones. */
function stuffed(bits: string): Buffer {
  const bytes: number[] = [];
  for (let place = 0; place < bits.length; place += 8) {
    const byte = Number.parseInt(bits.slice(place, place + 8).padEnd(8, '1'), 2);
    bytes.push(byte);
    if (byte === 0xff) bytes.push(0);
  }
  return Buffer.from(bytes);
}

function codesOf(counts: readonly number[], symbols: readonly number[]): Map<number, Code> {
  const codes = new Map<number, Code>();
  let bits = 0;
  let place = 0;
  counts.forEach((count, index) => {
    for (let i = 0; i < count; i += 1, bits += 1, place += 1) {
      codes.set(symbols[place] ?? 0, { bits, length: index + 1 });
    }
    bits <<= 1;
  });
  return codes;
}

function segment(marker: number, bytes: readonly number[]): Buffer {
  const length = bytes.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...bytes]);
}

function sizeOf(value: number): number {
  return value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
}

function rows<Value>(down: number, across: number, make: () => Value): Value[][] {
  return Array.from({ length: down }, () => Array.from({ length: across }, make));
}
