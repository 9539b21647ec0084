import sharp from 'sharp';
import { GREY_SIDE, type GreyImage } from '../domain/copies/grey-image.ts';
import { MOST_PIXELS } from './most-pixels.ts';

/**
 * The small grey picture of an image, as copies are searched in: upright, on white, stretched to a square.
 *
 * @throws Error when the image is missing or cannot be decoded.
 */
export async function readGrey(image: string | Buffer): Promise<GreyImage> {
  return sharp(image, { failOn: 'error', limitInputPixels: MOST_PIXELS, sequentialRead: true })
    .autoOrient()
    .resize(GREY_SIDE, GREY_SIDE, { fit: 'fill' })
    .flatten({ background: 'white' })
    .greyscale()
    .raw()
    .toBuffer();
}
