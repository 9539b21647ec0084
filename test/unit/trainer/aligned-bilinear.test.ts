import { expect, it } from 'vitest';
import { alignedBilinear } from '../../../src/main/trainer/aligned-bilinear.ts';
import { type Tensor3D, tf } from '../../../src/main/trainer/backend.ts';

it.each([
  [640, 361],
  [50, 80],
  [224, 224],
  [1, 9],
])('equals TensorFlow on an image of %i × %i', (width, height) => {
  const bytes = Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 7919) % 256);
  const theirs = tf.tidy(() => {
    const image: Tensor3D = tf.tensor3d(Int32Array.from(bytes), [height, width, 3], 'int32');
    const scaled: Tensor3D = tf.div(image, 255);
    return tf.image.resizeBilinear(scaled, [224, 224], true).dataSync();
  });
  const ours = alignedBilinear(bytes, width, height, 224);

  const worst = ours.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (theirs[at] ?? 9))),
    0,
  );
  expect(worst).toBeLessThan(1e-4);
});

it('keeps the corners', () => {
  const bytes = Uint8Array.from({ length: 5 * 4 * 3 }, (_, index) => index);
  const values = alignedBilinear(bytes, 5, 4, 2);

  expect(
    [...values].filter((_, at) => at % 3 === 0).map((value) => Math.round(value * 255)),
  ).toEqual([0, 12, 45, 57]);
});
