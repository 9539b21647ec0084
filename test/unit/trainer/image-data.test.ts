import { expect, test } from 'vitest';
import { epochImages } from '../../../src/main/trainer/image-data.ts';
import type { LabelledImage } from '../../../src/main/trainer/manifest.ts';

const IMAGES: readonly LabelledImage[] = Array.from({ length: 400 }, (_, index) => ({
  path: `/m/${index}.jpg`,
  polarity: 1,
}));

const MIRROR = { mirror: true, crop: 0, colour: 0 };

function order(seed: number, epoch: number): string {
  return epochImages(IMAGES, { seed, augmentation: MIRROR }, epoch)
    .map(({ path }) => path)
    .join();
}

test('an epoch has every image once, about half of them mirrored', () => {
  const images = epochImages(IMAGES, { seed: 3, augmentation: MIRROR }, 1);
  expect(new Set(images.map(({ path }) => path)).size).toBe(400);
  const mirrored = images.filter(({ change }) => change?.mirrored).length;
  expect(mirrored).toBeGreaterThan(150);
  expect(mirrored).toBeLessThan(250);
});

test('the order follows from seed and epoch, and differs between epochs and between seeds', () => {
  expect(order(3, 1)).toBe(order(3, 1));
  expect(order(3, 1)).not.toBe(order(3, 2));
  expect(order(3, 1)).not.toBe(order(4, 1));
});
