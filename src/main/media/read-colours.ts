import sharp from 'sharp';
import { CONTENT_SIDE, type ColourImage } from '../domain/content/colour-image.ts';

/**
 * An image in colour and small, as its content is judged: upright, on white, never enlarged.
 *
 * @throws Error when the image is missing, cannot be decoded or has more pixels than the limit.
 */
export async function readColours(
  image: string | Buffer,
  limits: { readonly maxPixels: number },
): Promise<ColourImage> {
  const { data, info } = await sharp(image, {
    failOn: 'error',
    limitInputPixels: limits.maxPixels,
    sequentialRead: true,
  })
    .autoOrient()
    .resize(CONTENT_SIDE, CONTENT_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
