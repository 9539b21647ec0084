import { z } from 'zod';

/** Identity of one image: the SHA-256 of its bytes, in lower-case hexadecimal. */
export const MediaId = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a media id is the SHA-256 of the image: 64 hexadecimal digits')
  .brand<'MediaId'>();
export type MediaId = z.infer<typeof MediaId>;

/**
 * The name a person gives to a dataset, run or benchmark; it also names its folder.
 *
 * Restricted so that it is a safe file name on every system.
 */
export const ItemName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/i,
    'a name has 1 to 64 letters, digits, dots, dashes or underscores, and begins with a letter or digit',
  );
export type ItemName = z.infer<typeof ItemName>;
