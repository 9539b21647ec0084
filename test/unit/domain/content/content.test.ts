import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColourImage } from '../../../../src/main/domain/content/colour-image.ts';
import { isSingleColoured } from '../../../../src/main/domain/content/is-single-coloured.ts';
import { isTextCard } from '../../../../src/main/domain/content/is-text-card.ts';
import { mayLackContent } from '../../../../src/main/domain/content/may-lack-content.ts';
import { GREY_SIDE } from '../../../../src/main/domain/copies/grey-image.ts';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';

type Colour = readonly [number, number, number];

function painted(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): ColourImage {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set(colourAt(x, y), (y * width + x) * 3);
  }
  return { width, height, pixels };
}

const aSize = fc.record({
  width: fc.integer({ min: 64, max: 200 }),
  height: fc.integer({ min: 64, max: 200 }),
});
const aColour = fc.tuple(
  fc.integer({ min: 20, max: 235 }),
  fc.integer({ min: 20, max: 235 }),
  fc.integer({ min: 20, max: 235 }),
);

describe('one colour', () => {
  it('is found in any size and colour, under the noise of a camera', () => {
    fc.assert(
      fc.property(aSize, aColour, fc.integer(), ({ width, height }, colour, seed) => {
        const random = seededRandom(seed);
        const image = painted(width, height, () => {
          const grain = random.normal() * 3;
          return colour.map((value) => value + grain) as unknown as Colour; // why: map keeps the three
        });
        expect(isSingleColoured(image)).toBe(true);
        expect(isTextCard(image)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('is not found in a gradient of 16 levels or more, in brightness or in colour alone', () => {
    fc.assert(
      fc.property(
        aSize,
        fc.integer({ min: 16, max: 200 }),
        fc.boolean(),
        fc.boolean(),
        ({ width, height }, levels, isAcross, inColour) => {
          const image = painted(width, height, (x, y) => {
            const value = (levels * (isAcross ? x / (width - 1) : y / (height - 1))) | 0;
            return inColour ? [20 + value, 220 - value, 90] : [20 + value, 20 + value, 20 + value];
          });
          expect(isSingleColoured(image)).toBe(false);
          expect(isTextCard(image)).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not found where something small stands on it', () => {
    const image = painted(200, 150, (x, y) =>
      Math.hypot(x - 150, y - 100) < 8 ? [250, 250, 250] : [30, 60, 90],
    );

    expect(isSingleColoured(image)).toBe(false);
    expect(isTextCard(image)).toBe(false);
  });
});

describe('a text card', () => {
  /** Letters as bars with gaps, in lines. */
  const lines = (count: number, ground: Colour, ink: Colour) =>
    painted(240, 180, (x, y) => {
      const line = Math.floor(y / (180 / count));
      const inLine = (y % (180 / count)) / (180 / count);
      const isLetter = inLine > 0.3 && inLine < 0.75 && (x * 7 + line * 3) % 11 < 4;
      return isLetter && x > 20 && x < 220 ? ink : ground;
    });

  it('has lines of short pieces of ink on one colour', () => {
    expect(isTextCard(lines(6, [255, 255, 255], [0, 0, 0]))).toBe(true);
    expect(isTextCard(lines(12, [10, 20, 40], [240, 220, 100]))).toBe(true);
  });

  it('is not one line, nor stripes, nor a thing on white', () => {
    expect(isTextCard(lines(1, [255, 255, 255], [0, 0, 0]))).toBe(false);
    expect(
      isTextCard(painted(240, 180, (_, y) => (y % 20 < 5 ? [0, 0, 0] : [255, 255, 255]))),
    ).toBe(false);
    const thing = painted(240, 180, (x, y) =>
      Math.hypot(x - 120, y - 90) < 60 ? [(x * 5) % 255, y, 30] : [255, 255, 255],
    );
    expect(isTextCard(thing)).toBe(false);
  });

  it('refuses values that are no picture', () => {
    const image = { width: 2, height: 2, pixels: new Uint8Array(11) };
    expect(() => isTextCard(image)).toThrow('11 values');
    expect(() => isSingleColoured(image)).toThrow('11 values');
  });
});

it('a grey picture is suspicious when much of it has one brightness', () => {
  const ramp = Uint8Array.from({ length: GREY_SIDE ** 2 }, (_, place) => place % 256);
  const half = ramp.map((value, place) => (place % 2 === 0 ? 200 : value));

  expect(mayLackContent(ramp)).toBe(false);
  expect(mayLackContent(half)).toBe(true);
  expect(mayLackContent(new Uint8Array(GREY_SIDE ** 2))).toBe(true);
});
