import { describe, expect, it } from 'vitest';
import {
  hammingDistance,
  hashFromHex,
  hashToHex,
  type PerceptualHash,
  perceptualHash,
} from '../../../src/main/domain/perceptual-hash.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';

const SIDE = 32;

function anImage(brightness: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: SIDE * SIDE }, (_, at) =>
    brightness(at % SIDE, Math.floor(at / SIDE)),
  );
}

function noise(seed: number): Uint8Array {
  const random = seededRandom(seed);
  return anImage(() => random.int(256));
}

/** The definition written out: one double sum per coefficient, no shared work. */
function hashByDefinition(grey: Uint8Array): PerceptualHash {
  const wave = (frequency: number, place: number) =>
    Math.cos((Math.PI / SIDE) * (place + 0.5) * frequency);
  const coefficients: number[] = [];
  for (let vertical = 1; vertical <= 8; vertical += 1) {
    for (let horizontal = 1; horizontal <= 8; horizontal += 1) {
      let sum = 0;
      grey.forEach((value, at) => {
        sum += value * wave(horizontal, at % SIDE) * wave(vertical, Math.floor(at / SIDE));
      });
      coefficients.push(sum);
    }
  }
  const sorted = [...coefficients].sort((a, b) => a - b);
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  const bits = coefficients.map((value) => (value > median ? '1' : '0')).join('');
  return {
    high: Number.parseInt(bits.slice(0, 32), 2),
    low: Number.parseInt(bits.slice(32), 2),
  };
}

describe('perceptualHash', () => {
  it.each([1, 2, 3, 4, 5])('agrees with the definition on noise %i', (seed) => {
    expect(perceptualHash(noise(seed))).toEqual(hashByDefinition(noise(seed)));
  });

  it('sets half of the bits', () => {
    const { high, low } = perceptualHash(noise(6));

    expect(hammingDistance({ high, low }, { high: 0, low: 0 })).toBe(32);
  });

  it('does not depend on brightness and contrast', () => {
    const plain = noise(7).map((value) => value / 2);
    const changed = plain.map((value) => 40 + value);

    expect(perceptualHash(changed)).toEqual(perceptualHash(plain));
  });

  it('gives every flat image, and one with the noise of rounding, the hash zero', () => {
    const random = seededRandom(8);

    expect(perceptualHash(anImage(() => 0))).toEqual({ high: 0, low: 0 });
    expect(perceptualHash(anImage(() => 201))).toEqual({ high: 0, low: 0 });
    expect(perceptualHash(anImage((x) => (x === 3 && random.next() < 0.5 ? 128 : 127)))).toEqual({
      high: 0,
      low: 0,
    });
  });

  it('takes floating-point pixels', () => {
    expect(perceptualHash(Float32Array.from(noise(9)))).toEqual(perceptualHash(noise(9)));
  });

  it('refuses an image of another size', () => {
    expect(() => perceptualHash(new Uint8Array(1023))).toThrow('1024 grey values, not 1023');
  });
});

describe('hashes as text', () => {
  it('writes the high half first, with leading zeros', () => {
    expect(hashToHex({ high: 0xf, low: 0x8000_0000 })).toBe('0000000f80000000');
  });

  it('reads what it wrote', () => {
    const hash = { high: 0xffff_fffe, low: 0x0123_4567 };

    expect(hashFromHex(hashToHex(hash))).toEqual(hash);
  });

  it.each(['', '123', '0000000f8000000g', '0000000f800000001'])('refuses "%s"', (hex) => {
    expect(() => hashFromHex(hex)).toThrow('16 hexadecimal digits');
  });
});
