import { z } from 'zod';

const Three = z.tuple([z.number(), z.number(), z.number()]).readonly();

/** What a network was trained to see: bytes less a mean, divided by a deviation. */
export const ImageScaling = z
  .object({
    channels: z.enum(['RGB', 'BGR']),
    /** Of bytes from 0 to 255, in the order of the channels. */
    mean: Three,
    /** Of bytes from 0 to 255; one where it is not divided. */
    deviation: z
      .tuple([z.number().positive(), z.number().positive(), z.number().positive()])
      .readonly(),
  })
  .readonly();
export type ImageScaling = z.infer<typeof ImageScaling>;
