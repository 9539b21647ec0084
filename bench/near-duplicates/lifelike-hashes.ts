import type { HashList } from '../../src/main/domain/hash-list.ts';
import { seededRandom } from '../../src/main/domain/seeded-random.ts';

const FACTORS = 6;
/** How much of a bit's value the factors make: distances then spread by 5 bits, those of photographs by 4.1. */
const FACTOR_SHARE = 0.5;
const TEMPLATES = 4;

/**
 * Hashes as a crawl has them.
 *
 * - 71 % are of pictures of their own: signs of 64 values with common factors, so that bits are correlated.
 * - 4 % are of four templates (text cards, screenshots): each bit of the template is turned with chance 0.2.
 * - 25 % are copies of a picture that came before, popular ones (chance by the square of the rank) many times:
 *   half of them equal, the others with 1 to 12 bits turned.
 */
export function lifelikeHashes(count: number, seed: number): HashList {
  const random = seededRandom(seed);
  const highs = new Uint32Array(count);
  const lows = new Uint32Array(count);
  const loadings = Float64Array.from({ length: 64 * FACTORS }, () => random.normal());
  const templates = Array.from({ length: TEMPLATES }, () => [word(), word()] as const);
  const factors = new Float64Array(FACTORS);
  for (let place = 0; place < count; place += 1) {
    const kind = random.next();
    if (kind < 0.25 && place > 0) {
      const original = Math.floor(place * random.next() ** 3);
      highs[place] = highs[original] ?? 0;
      lows[place] = lows[original] ?? 0;
      const turned = random.next() < 0.5 ? 0 : 1 + random.int(12);
      for (let turn = 0; turn < turned; turn += 1) turnBit(place, random.int(64));
    } else if (kind < 0.29) {
      const [high, low] = templates[random.int(TEMPLATES)] ?? [0, 0];
      highs[place] = high;
      lows[place] = low;
      for (let bit = 0; bit < 64; bit += 1) if (random.next() < 0.2) turnBit(place, bit);
    } else {
      for (let factor = 0; factor < FACTORS; factor += 1) factors[factor] = gaussian();
      for (let bit = 0; bit < 64; bit += 1) {
        let common = 0;
        for (let factor = 0; factor < FACTORS; factor += 1) {
          common += (loadings[bit * FACTORS + factor] ?? 0) * (factors[factor] ?? 0);
        }
        if ((FACTOR_SHARE * common) / Math.sqrt(FACTORS) + gaussian() > 0) turnBit(place, bit);
      }
    }
  }
  return { highs, lows };

  function word(): number {
    return random.int(2 ** 32);
  }
  /** Nearly normal, mean 0, deviation 1. */
  function gaussian(): number {
    return (random.next() + random.next() + random.next() - 1.5) * 2;
  }
  function turnBit(place: number, bit: number): void {
    const column = bit < 32 ? highs : lows;
    column[place] = (column[place] ?? 0) ^ (1 << (31 - (bit & 31)));
  }
}
