import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  hammingDistance,
  hashFromHex,
  hashToHex,
} from '../../../src/main/domain/perceptual-hash.ts';
import { aHash } from './hash-arbitraries.ts';

describe('hammingDistance', () => {
  it('counts the differing binary digits', () => {
    fc.assert(
      fc.property(aHash, aHash, (a, b) => {
        const digits = (hex: string) => BigInt(`0x${hex}`).toString(2).padStart(64, '0');
        const [left, right] = [digits(hashToHex(a)), digits(hashToHex(b))];
        const differing = [...left].filter((digit, place) => digit !== right[place]);
        return hammingDistance(a, b) === differing.length;
      }),
    );
  });

  it('is a metric', () => {
    fc.assert(
      fc.property(aHash, aHash, aHash, (a, b, c) => {
        const equal = hashToHex(a) === hashToHex(b);
        return (
          hammingDistance(a, a) === 0 &&
          (hammingDistance(a, b) === 0) === equal &&
          hammingDistance(a, b) === hammingDistance(b, a) &&
          hammingDistance(a, c) <= hammingDistance(a, b) + hammingDistance(b, c)
        );
      }),
    );
  });

  it('stays the same through hexadecimal', () => {
    fc.assert(
      fc.property(aHash, (hash) => hammingDistance(hashFromHex(hashToHex(hash)), hash) === 0),
    );
  });
});
