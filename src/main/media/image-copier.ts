import type { ImageCopier } from '../pipeline/ports/image-copier.ts';
import { readGrey } from './read-grey.ts';
import { transformImage } from './transform-image.ts';

export function createImageCopier(): ImageCopier {
  return {
    grey: readGrey,
    greyOfCopy: async (path, transformation) =>
      readGrey(await transformImage(path, transformation)),
  };
}
