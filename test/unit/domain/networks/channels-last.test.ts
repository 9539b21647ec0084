import { expect, test } from 'vitest';
import {
  convolutionKernelChannelsLast,
  denseKernelChannelsLast,
} from '../../../../src/main/domain/networks/channels-last.ts';

/** Every number tells where it stood. */
const told = (...digits: readonly number[]) =>
  digits.reduce((number, digit) => number * 10 + digit, 0);

test('a convolution’s kernel goes from [out, in, height, width] to [height, width, in, out]', () => {
  const [height, width, inputs, outputs] = [2, 3, 4, 5] as const;
  const first = new Float32Array(height * width * inputs * outputs);
  const last = new Float32Array(first.length);
  for (let h = 0; h < height; h += 1)
    for (let w = 0; w < width; w += 1)
      for (let i = 0; i < inputs; i += 1)
        for (let o = 0; o < outputs; o += 1) {
          first[((o * inputs + i) * height + h) * width + w] = told(1, h, w, i, o);
          last[((h * width + w) * inputs + i) * outputs + o] = told(1, h, w, i, o);
        }
  expect(convolutionKernelChannelsLast(first, [height, width, inputs, outputs])).toEqual(last);
});

test('a dense kernel goes from [out, (channel, height, width)] to [(height, width, channel), out]', () => {
  const [height, width, channels, outputs] = [2, 3, 4, 5] as const;
  const first = new Float32Array(height * width * channels * outputs);
  const last = new Float32Array(first.length);
  for (let h = 0; h < height; h += 1)
    for (let w = 0; w < width; w += 1)
      for (let c = 0; c < channels; c += 1)
        for (let o = 0; o < outputs; o += 1) {
          first[((o * channels + c) * height + h) * width + w] = told(1, h, w, c, o);
          last[((h * width + w) * channels + c) * outputs + o] = told(1, h, w, c, o);
        }
  const inputs = height * width * channels;
  const flattened = { height, width, channels };
  expect(denseKernelChannelsLast(first, [inputs, outputs], flattened)).toEqual(last);
});

test('a dense kernel of inputs that were one row is turned', () => {
  const kernel = Float32Array.of(11, 12, 13, 21, 22, 23);
  const turned = Float32Array.of(11, 21, 12, 22, 13, 23);
  expect(denseKernelChannelsLast(kernel, [3, 2], null)).toEqual(turned);
});

test('numbers that do not fit the shape are refused', () => {
  expect(() => convolutionKernelChannelsLast(new Float32Array(5), [1, 1, 2, 3])).toThrow(/6.*5/);
  const flattened = { height: 2, width: 2, channels: 2 };
  expect(() => denseKernelChannelsLast(new Float32Array(12), [6, 2], flattened)).toThrow(
    /6 inputs/,
  );
});
