import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { GREY_SIDE, type GreyImage } from '../domain/copies/grey-image.ts';
import { jpegPrint } from './jpeg/jpeg-print.ts';
import { MOST_PIXELS } from './most-pixels.ts';

/**
 * The small grey picture of an image, as copies are searched in: upright, on white, stretched to a square.
 *
 * @throws Error when the image is missing or cannot be decoded.
 */
export async function readGrey(image: string | Buffer): Promise<GreyImage> {
  const file = image instanceof Buffer ? image : await readFile(image);
  const print = jpegPrint(file, { maxPixels: MOST_PIXELS });
  if (print !== null) return print.grey;
  return sharp(file, { failOn: 'error', limitInputPixels: MOST_PIXELS, sequentialRead: true })
    .autoOrient()
    .resize(GREY_SIDE, GREY_SIDE, { fit: 'fill' })
    .flatten({ background: 'white' })
    .greyscale()
    .raw()
    .toBuffer();
}
