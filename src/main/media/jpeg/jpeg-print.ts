import { GREY_SIDE, type GreyImage } from '../../domain/copies/grey-image.ts';
import { greyEighth } from './grey-eighth.ts';
import { readJpeg } from './read-jpeg.ts';
import { stretchPlane } from './stretch-plane.ts';
import { turnUpright } from './turn-upright.ts';

/**
 * The shorter side that an image needs, pixels: below, libvips shrinks less than eight times on loading, and the
 * print shows finer detail than an eighth of the size has.
 */
const LEAST_SIDE = 9 * GREY_SIDE;

/** The print of a JPEG file, and its size in pixels, orientation applied. */
export type JpegPrint = {
  readonly width: number;
  readonly height: number;
  readonly grey: GreyImage;
};

/**
 * The print of a JPEG file, eight times as fast as by decoding all pixels; null where that is for libvips: small
 * images, kinds that are not read here, and files with any fault.
 */
export function jpegPrint(
  file: Uint8Array,
  limits: { readonly maxPixels: number },
): JpegPrint | null {
  const image = readJpeg(
    file,
    ({ width, height }) =>
      Math.min(width, height) >= LEAST_SIDE && width * height <= limits.maxPixels,
  );
  if (image === null) return null;
  const { frame, orientation } = image;
  const grey = turnUpright(stretchPlane(greyEighth(image), GREY_SIDE), GREY_SIDE, orientation);
  const isLying = orientation > 4;
  return {
    width: isLying ? frame.height : frame.width,
    height: isLying ? frame.width : frame.height,
    grey,
  };
}
