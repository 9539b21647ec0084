import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';
import { drawImageChange, UNCHANGED } from '../../../../src/main/domain/training/image-change.ts';

test('nothing is changed where nothing is asked for', () => {
  const random = seededRandom(1);
  expect(drawImageChange({ mirror: false, crop: 0, colour: 0 }, random)).toEqual(UNCHANGED);
});

test('a change stays within what was asked for, and follows from the seed', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      (seed, crop, colour) => {
        const augmentation = { mirror: true, crop, colour };
        const change = drawImageChange(augmentation, seededRandom(seed));
        expect(change).toEqual(drawImageChange(augmentation, seededRandom(seed)));
        for (const share of [change.crop?.width, change.crop?.height]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(crop);
        }
        for (const factor of Object.values(change.colour ?? {})) {
          expect(Math.abs(factor - 1)).toBeLessThanOrEqual(colour + 1e-12);
        }
      },
    ),
  );
});
