import { z } from 'zod';

const PerChannel = z.union([z.number(), z.tuple([z.number(), z.number(), z.number()]).readonly()]);
type PerChannel = z.infer<typeof PerChannel>;

/**
 * How an image file becomes a network's input; part of every exported model.
 *
 * The image is turned upright by its EXIF orientation, laid on white where it is transparent,
 * converted to sRGB, and stretched to a square, as the networks of the T4SA paper had it.
 */
export const Preprocessing = z
  .object({
    /** Raised when the steps change, so that cached features are computed again. */
    version: z.literal(1),
    /** Side of the square, pixels. */
    size: z.int().positive(),
    layout: z.literal('NHWC'),
    channels: z.enum(['RGB', 'BGR']),
    resize: z.literal('stretch'),
    filter: z.literal('lanczos3'),
    transparency: z.literal('white'),
    /** A network's input is byte · scale + offset: one number for all channels, or one for each in their order. */
    scale: PerChannel,
    offset: PerChannel,
  })
  .readonly();
export type Preprocessing = z.infer<typeof Preprocessing>;

/** The preprocessing of a network that takes values from 0 to 1. */
export function unitScalePreprocessing(size: number): Preprocessing {
  return {
    version: 1,
    size,
    layout: 'NHWC',
    channels: 'RGB',
    resize: 'stretch',
    filter: 'lanczos3',
    transparency: 'white',
    scale: 1 / 255,
    offset: 0,
  };
}

/**
 * The preprocessing of networks that Caffe trained: BGR from 0 to 255, less the mean of the images that they
 * were trained on.
 *
 * @param mean of blue, green and red.
 */
export function caffePreprocessing(
  size: number,
  mean: readonly [blue: number, green: number, red: number],
): Preprocessing {
  const [blue, green, red] = mean;
  return {
    ...unitScalePreprocessing(size),
    channels: 'BGR',
    scale: 1,
    offset: [-blue, -green, -red],
  };
}

/** A network's input values of RGB bytes, in the same order of pixels. */
export function scalePixels(bytes: Uint8Array, preprocessing: Preprocessing): Float32Array {
  const values = new Float32Array(bytes.length);
  const [scale, offset] = [perChannel(preprocessing.scale), perChannel(preprocessing.offset)];
  const source = preprocessing.channels === 'BGR' ? [2, 1, 0] : [0, 1, 2];
  // A byte has 256 values: looking up what becomes of each is faster than computing it for every pixel.
  const [first, second, third] = [0, 1, 2].map((channel) =>
    Float32Array.from(
      { length: 256 },
      (_, byte) => byte * (scale[channel] ?? 1) + (offset[channel] ?? 0),
    ),
  ) as [Float32Array, Float32Array, Float32Array]; // why: one for each of three channels
  const [a = 0, b = 1, c = 2] = source;
  for (let pixel = 0; pixel < bytes.length; pixel += 3) {
    values[pixel] = first[bytes[pixel + a] ?? 0] ?? 0;
    values[pixel + 1] = second[bytes[pixel + b] ?? 0] ?? 0;
    values[pixel + 2] = third[bytes[pixel + c] ?? 0] ?? 0;
  }
  return values;
}

function perChannel(value: PerChannel): readonly number[] {
  return typeof value === 'number' ? [value, value, value] : value;
}
