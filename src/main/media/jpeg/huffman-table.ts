/** Bits that a table's short ways look at. */
export const LOOK_BITS = 12;

const LOOK_SIZE = 1 << LOOK_BITS;
const LONGEST_CODE = 16;

/** A symbol of AC coefficients that ends a block. */
const END_OF_BLOCK = 0x00;
/** A symbol of AC coefficients that stands for sixteen zeros. */
const SIXTEEN_ZEROS = 0xf0;
/** Coefficients of a block. */
export const BLOCK_SIZE = 64;
/** Added to the advance of a step that ends a block: no other step, from anywhere in a block, reaches it. */
export const BLOCK_END = 2 * BLOCK_SIZE;
/** The advance where not even one code is complete: from anywhere in a block it leads out of it. */
const NO_STEP = BLOCK_SIZE << 8;

/**
 * A Huffman table of a JPEG file, made for reading fast.
 *
 * `codes` holds, for the next `LOOK_BITS` bits, the length of the code that they begin with times 256, plus its
 * symbol; 0 where the code is longer. Longer codes are found by `limits`: left-justified in 16 bits, a code has the
 * first length whose limit is above it.
 */
export type HuffmanTable = {
  readonly codes: Uint16Array;
  /** By length of codes. */
  readonly limits: Int32Array;
  /** By length of codes: what is added to a code to find its place in `symbols`. */
  readonly offsets: Int32Array;
  readonly symbols: Uint8Array;
};

/**
 * A table from the counts of codes by length, 1 to 16, and their symbols; null if they are no prefix code.
 *
 * By ITU-T T.81, annex C. A code of ones alone is refused, as the standard and libjpeg do.
 */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable | null {
  const codes = new Uint16Array(LOOK_SIZE);
  const limits = new Int32Array(LONGEST_CODE + 1);
  const offsets = new Int32Array(LONGEST_CODE + 1);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    const count = counts[length - 1] ?? 0;
    offsets[length] = place - code;
    if (length <= LOOK_BITS) {
      const spare = LOOK_BITS - length;
      for (let i = 0; i < count; i += 1) {
        const from = (code + i) << spare;
        codes.fill((length << 8) | (symbols[place + i] ?? 0), from, from + (1 << spare));
      }
    }
    code += count;
    place += count;
    if (code >= 1 << length) return null;
    limits[length] = code << (LONGEST_CODE - length);
    code <<= 1;
  }
  return { codes, limits, offsets, symbols };
}

/**
 * For the next `LOOK_BITS` bits of AC coefficients: how many coefficients they pass over, times 256, plus how many
 * bits that takes. Where not even one code is complete the first is `BLOCK_SIZE`.
 *
 * One step passes over all symbols whose codes lie within the bits that are looked at; the bits of the last
 * coefficient's value may lie beyond, as its value is not asked for. A step that ends the block has `BLOCK_END` added.
 */
export function skippingSteps({ codes }: HuffmanTable): Uint16Array {
  const steps = new Uint16Array(LOOK_SIZE);
  for (let look = 0; look < LOOK_SIZE; look += 1) {
    let bits = 0;
    let advance = 0;
    while (bits < LOOK_BITS) {
      const entry = codes[(look << bits) & (LOOK_SIZE - 1)] ?? 0;
      const length = entry >> 8;
      if (length === 0 || bits + length > LOOK_BITS) break;
      const symbol = entry & 0xff;
      const size = symbol & 15;
      if (size === 0 && symbol !== END_OF_BLOCK && symbol !== SIXTEEN_ZEROS) break;
      if (advance + (symbol >> 4) >= BLOCK_SIZE - 1) break;
      bits += length + size;
      if (symbol === END_OF_BLOCK) {
        advance += BLOCK_END;
        break;
      }
      advance += (symbol >> 4) + 1;
    }
    steps[look] = bits === 0 ? NO_STEP : (advance << 8) | bits;
  }
  return steps;
}

/**
 * The code that 16 bits begin with: its length times 256, plus its symbol; 0 where no code begins like that.
 *
 * Slower than a look into `codes`, but finds codes of all lengths.
 */
export function codeAt({ limits, offsets, symbols }: HuffmanTable, bits: number): number {
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    if (bits >= (limits[length] ?? 0)) continue;
    const place = (bits >> (LONGEST_CODE - length)) + (offsets[length] ?? 0);
    return (length << 8) | (symbols[place] ?? 0);
  }
  return 0;
}
