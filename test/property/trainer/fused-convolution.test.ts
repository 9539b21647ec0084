import fc from 'fast-check';
import { test } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import {
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tf,
} from '../../../src/main/trainer/backend.ts';
import { fusedConvolution } from '../../../src/main/trainer/fused-convolution.ts';
import { expectClose } from '../../helpers/expect-close.ts';
import {
  dot,
  gradientByDifferences,
  type PlainConvolution,
  plainConvolution,
  plainPadding,
} from '../../helpers/plain-layers.ts';

const STEP = 1e-6;
const TOLERANCE = 1e-4;

const shapes: fc.Arbitrary<PlainConvolution> = fc.record({
  images: fc.integer({ min: 1, max: 2 }),
  side: fc.integer({ min: 5, max: 8 }),
  window: fc.constantFrom(1, 2, 3, 5),
  stride: fc.integer({ min: 1, max: 3 }),
  padding: fc.constantFrom('same', 'valid'),
  groups: fc.integer({ min: 1, max: 3 }),
  inputsPerGroup: fc.integer({ min: 1, max: 3 }),
  outputsPerGroup: fc.integer({ min: 1, max: 3 }),
});

test('convolution in groups, bias and relu equal loops, and their gradients finite differences', () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, seed) => {
      const { images, side, window, groups, inputsPerGroup, outputsPerGroup } = shape;
      const outputs = groups * outputsPerGroup;
      const { out } = plainPadding(shape);
      const random = seededRandom(seed);
      const drawn = (size: number) => Float64Array.from({ length: size }, () => random.normal());
      const x = drawn(images * side * side * groups * inputsPerGroup);
      const kernel = drawn(window * window * inputsPerGroup * outputs);
      const bias = drawn(outputs);
      const weights = drawn(images * out * out * outputs);

      tf.tidy(() => {
        const given: [Tensor, Tensor, Tensor] = [
          tf.tensor4d(Float32Array.from(x), [images, side, side, groups * inputsPerGroup]),
          tf.tensor4d(Float32Array.from(kernel), [window, window, inputsPerGroup, outputs]),
          tf.tensor1d(Float32Array.from(bias)),
        ];
        const f = (...[x, kernel, bias]: Tensor[]) =>
          fusedConvolution(x as Tensor4D, kernel as Tensor4D, bias as Tensor1D, {
            depthwise: false,
            stride: shape.stride,
            padding: shape.padding,
            activation: 'relu',
            inputGradient: true,
          });
        const y = plainConvolution(shape, x, kernel, bias);
        expectClose(valuesOf(f(...given)), y, TOLERANCE);
        const factors = tf.tensor4d(Float32Array.from(weights), [images, out, out, outputs]);
        const [byX, byKernel, byBias] = tf.grads((...args) => tf.sum(tf.mul(f(...args), factors)))(
          given,
        );
        const loss = (x: Float64Array, kernel: Float64Array, bias: Float64Array) =>
          dot(plainConvolution(shape, x, kernel, bias), weights);
        expectClose(
          valuesOf(byX),
          gradientByDifferences((v) => loss(v, kernel, bias), x, STEP),
          TOLERANCE,
        );
        expectClose(
          valuesOf(byKernel),
          gradientByDifferences((v) => loss(x, v, bias), kernel, STEP),
          TOLERANCE,
        );
        expectClose(
          valuesOf(byBias),
          gradientByDifferences((v) => loss(x, kernel, v), bias, STEP),
          TOLERANCE,
        );
      });
    }),
    { numRuns: 40 },
  );
});

function valuesOf(tensor: Tensor | undefined): Float32Array | undefined {
  return tensor?.dataSync<'float32'>();
}
