/**
 * A reproducible stream of pseudo-random numbers. Equal seeds give equal streams on every machine.
 */
export type SeededRandom = {
  /** Next number, uniform in [0, 1), with 53 random bits. */
  next(): number;
  /** Uniform whole number from 0 to n - 1; n is a whole number from 1 to 2^32. */
  int(n: number): number;
  /** One element, each equally likely. Throws on an empty list. */
  pick<T>(xs: readonly T[]): T;
  /** A new list with the same elements in a uniformly random order (Fisher–Yates). */
  shuffle<T>(xs: readonly T[]): T[];
  /** The numbers 0 to count - 1 in the order into which `shuffle` brings a list of that length. */
  shuffled(count: number): Uint32Array;
  /** Standard normal deviate: mean 0, standard deviation 1 (Box–Muller). */
  normal(): number;
};

const TWO_32 = 2 ** 32;
const WARM_UP_ROUNDS = 12;

/**
 * Makes a stream from a seed.
 *
 * The generator is sfc32 by Chris Doty-Humphrey (PractRand), its state filled by splitmix32 with the
 * constants of Christopher Wellons' hash-prospector. `seed` is any safe integer; all its 53 bits count.
 */
export function seededRandom(seed: number): SeededRandom {
  const word = sfc32(seed);
  const next = () => ((word() >>> 5) * 67_108_864 + (word() >>> 6)) / 2 ** 53;
  const int = (n: number) => {
    if (!Number.isInteger(n) || n < 1 || n > TWO_32) {
      throw new Error(`SeededRandom.int needs a whole number from 1 to 2^32, not ${n}`);
    }
    // Rejection keeps it uniform where n does not divide 2^32. Quotients are several times faster than `%` of
    // numbers above 2^31, and below 2^53 they are exact when rounded down.
    const limit = Math.floor(TWO_32 / n) * n;
    let value = word();
    while (value >= limit) value = word();
    return value - Math.floor(value / n) * n;
  };
  const pick = <T>(xs: readonly T[]): T => {
    if (xs.length === 0) throw new Error('SeededRandom.pick needs at least one element');
    return xs[int(xs.length)] as T; // why: the index is in range, and T itself may be undefined
  };
  const shuffle = <T>(xs: readonly T[]): T[] => {
    const copy = [...xs];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = int(i + 1);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T]; // why: both indices are in range
    }
    return copy;
  };
  const shuffled = (count: number): Uint32Array => {
    const order = new Uint32Array(count);
    for (let i = 0; i < count; i += 1) order[i] = i;
    for (let i = count - 1; i > 0; i -= 1) {
      const j = int(i + 1);
      const last = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = last;
    }
    return order;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, int, pick, shuffle, shuffled, normal };
}

/**
 * Seed of an independent stream, named by labels under a parent seed.
 *
 * Streams with different labels do not disturb one another: drawing more from one changes no other.
 * The mixing is MurmurHash3's 32-bit body and finaliser (Austin Appleby), run twice with different
 * starts; the result is a whole number below 2^53.
 */
export function deriveSeed(seed: number, ...labels: readonly (string | number)[]): number {
  const name = JSON.stringify([checkedSeed(seed), ...labels]);
  const high = murmur3(name, 0x9e3779b9) >>> 11;
  const low = murmur3(name, 0x85ebca6b);
  return high * TWO_32 + low;
}

function sfc32(seed: number): () => number {
  const fill = splitmix32(checkedSeed(seed) >>> 0);
  const high = Math.floor(seed / TWO_32) | 0;
  let a = fill();
  let b = fill() ^ high;
  let c = fill() ^ Math.imul(high, 0x9e3779b1);
  let counter = 1;
  const word = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) word();
  return word;
}

function splitmix32(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

function murmur3(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i += 1) {
    let block = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    block = (block << 15) | (block >>> 17);
    hash ^= Math.imul(block, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function checkedSeed(seed: number): number {
  if (!Number.isSafeInteger(seed)) throw new Error(`A seed must be a safe integer, not ${seed}`);
  return seed;
}
