import type { CopyTransformation } from '../../domain/copies/copy-transformation.ts';
import type { GreyImage } from '../../domain/copies/grey-image.ts';

/** Reads images as copies are searched in, and makes copies of them in memory; no file is written. */
export type ImageCopier = {
  /** @throws Error when the image is missing or cannot be decoded. */
  readonly grey: (path: string) => Promise<GreyImage>;
  /** The copy that the change makes of the image, as it would be read. Throws as `grey`. */
  readonly greyOfCopy: (path: string, transformation: CopyTransformation) => Promise<GreyImage>;
};
