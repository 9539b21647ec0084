import { z } from 'zod';

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
    channels: z.literal('RGB'),
    resize: z.literal('stretch'),
    filter: z.literal('lanczos3'),
    transparency: z.literal('white'),
    /** A network's input is byte · scale + offset. */
    scale: z.number(),
    offset: z.number(),
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

/** A network's input values of bytes, in the same order. */
export function scalePixels(bytes: Uint8Array, preprocessing: Preprocessing): Float32Array {
  const { scale, offset } = preprocessing;
  const values = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) values[i] = (bytes[i] ?? 0) * scale + offset;
  return values;
}
