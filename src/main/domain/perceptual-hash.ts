/** 64 bits as two unsigned 32-bit halves: typed arrays and SQLite hold them without BigInt. */
export type PerceptualHash = { readonly high: number; readonly low: number };

/** Side of the square grey image that is hashed, pixels. */
export const HASH_IMAGE_SIDE = 32;

const BLOCK_SIDE = 8;

/**
 * Coefficients nearer to zero than this count as zero.
 *
 * Rounding pixels to whole numbers alone gives every coefficient noise with a standard deviation of
 * 4.6: 1 / √12 per pixel, times √(1024 / 4), the length of the product of two cosines. Three and a
 * half times that keeps noise from deciding the bits of flat images.
 */
const ROUNDING_NOISE = 16;

const COSINES = lowCosines();

/**
 * The DCT perceptual hash of a 32 × 32 grey image.
 *
 * A bit says whether one coefficient of the two-dimensional DCT-II is above the median of the block.
 * The block is 8 × 8 and holds the vertical and horizontal frequencies 1 to 8, as the pHash library
 * takes it: the mean brightness (frequency 0 in both) and what varies along one axis only are left
 * out. Bits run by rows of the block (vertical frequency first), beginning with the highest bit.
 *
 * Method: C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010),
 * and the pHash library's `ph_dct_imagehash`. The mean filter that pHash applies before
 * it shrinks the image is left to the caller's resizing. A flat image hashes to zero.
 *
 * @param grey 1,024 brightness values from 0 to 255, row by row.
 * @throws Error when `grey` has another length.
 */
export function perceptualHash(grey: ArrayLike<number>): PerceptualHash {
  if (grey.length !== HASH_IMAGE_SIDE ** 2) {
    throw new Error(`a hash needs ${HASH_IMAGE_SIDE ** 2} grey values, not ${grey.length}`);
  }
  const coefficients = lowCoefficients(grey);
  const median = medianOf(coefficients);
  let high = 0;
  let low = 0;
  coefficients.forEach((coefficient, place) => {
    if (coefficient <= median) return;
    if (place < 32) high |= 1 << (31 - place);
    else low |= 1 << (63 - place);
  });
  return { high: high >>> 0, low: low >>> 0 };
}

/** In how many of their 64 bits two hashes differ. */
export function hammingDistance(a: PerceptualHash, b: PerceptualHash): number {
  return differingBits(a.high ^ b.high, a.low ^ b.low);
}

/**
 * How many bits are set in two 32-bit words together.
 *
 * The parallel count of H. S. Warren, "Hacker's Delight", section 5-1: sums of 2, 4 and 8 bits side by
 * side, both words added as soon as their partial sums fit, and one multiplication for the rest.
 */
export function differingBits(high: number, low: number): number {
  const highPairs = high - ((high >>> 1) & 0x55555555);
  const lowPairs = low - ((low >>> 1) & 0x55555555);
  const nibbles =
    (highPairs & 0x33333333) +
    ((highPairs >>> 2) & 0x33333333) +
    (lowPairs & 0x33333333) +
    ((lowPairs >>> 2) & 0x33333333);
  return Math.imul((nibbles & 0x0f0f0f0f) + ((nibbles >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}

/** The hash as 16 lower-case hexadecimal digits. */
export function hashToHex(hash: PerceptualHash): string {
  return hash.high.toString(16).padStart(8, '0') + hash.low.toString(16).padStart(8, '0');
}

/**
 * The hash that `hashToHex` wrote.
 *
 * @throws Error when `hex` is not 16 hexadecimal digits.
 */
export function hashFromHex(hex: string): PerceptualHash {
  if (!/^[0-9a-f]{16}$/i.test(hex)) {
    throw new Error(`a perceptual hash is 16 hexadecimal digits, not "${hex}"`);
  }
  return { high: Number.parseInt(hex.slice(0, 8), 16), low: Number.parseInt(hex.slice(8), 16) };
}

/** Cosines of the frequencies 1 to 8, one row of 32 places per frequency. */
function lowCosines(): Float64Array {
  const cosines = new Float64Array(BLOCK_SIDE * HASH_IMAGE_SIDE);
  for (let row = 0; row < BLOCK_SIDE; row += 1) {
    for (let place = 0; place < HASH_IMAGE_SIDE; place += 1) {
      const angle = (Math.PI * (row + 1) * (2 * place + 1)) / (2 * HASH_IMAGE_SIDE);
      cosines[row * HASH_IMAGE_SIDE + place] = Math.cos(angle);
    }
  }
  return cosines;
}

/** The 64 unscaled coefficients, by rows of equal vertical frequency; noise is set to zero. */
function lowCoefficients(grey: ArrayLike<number>): Float64Array {
  const byColumn = new Float64Array(BLOCK_SIDE * HASH_IMAGE_SIDE);
  for (let y = 0; y < HASH_IMAGE_SIDE; y += 1) {
    const row = Array.from(
      { length: HASH_IMAGE_SIDE },
      (_, x) => grey[y * HASH_IMAGE_SIDE + x] ?? 0,
    );
    for (let u = 0; u < BLOCK_SIDE; u += 1) byColumn[u * HASH_IMAGE_SIDE + y] = projected(row, u);
  }
  const coefficients = new Float64Array(BLOCK_SIDE ** 2);
  for (let u = 0; u < BLOCK_SIDE; u += 1) {
    const column = byColumn.subarray(u * HASH_IMAGE_SIDE, (u + 1) * HASH_IMAGE_SIDE);
    for (let v = 0; v < BLOCK_SIDE; v += 1) {
      const coefficient = projected(column, v);
      coefficients[v * BLOCK_SIDE + u] = Math.abs(coefficient) < ROUNDING_NOISE ? 0 : coefficient;
    }
  }
  return coefficients;
}

function projected(values: ArrayLike<number>, frequencyRow: number): number {
  let sum = 0;
  for (let place = 0; place < HASH_IMAGE_SIDE; place += 1) {
    sum += (values[place] ?? 0) * (COSINES[frequencyRow * HASH_IMAGE_SIDE + place] ?? 0);
  }
  return sum;
}

function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length / 2;
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
