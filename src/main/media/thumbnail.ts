import sharp, { type Sharp } from 'sharp';
import { MOST_PIXELS } from './most-pixels.ts';

/**
 * A small WebP image of a file, for lists: upright, its longer side at most `side` pixels.
 *
 * Small images are not enlarged; metadata (place, camera, colour profile) is dropped and colours are
 * sRGB. Of an image that moves it is the first frame.
 *
 * @throws Error when the file is missing or cannot be decoded.
 */
export function renderThumbnail(path: string, side: number): Promise<Buffer> {
  return asWebp(fitted(opened(path), side));
}

/**
 * Like `renderThumbnail` for several sides, in their order, from one decoding of the file.
 *
 * @throws Error when the file is missing or cannot be decoded.
 */
export async function renderThumbnails(
  path: string,
  sides: readonly number[],
): Promise<readonly Buffer[]> {
  const [only] = sides;
  if (only !== undefined && sides.length === 1) return [await renderThumbnail(path, only)];
  const largest = Math.max(...sides);
  const { data, info } = await fitted(opened(path), largest)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return Promise.all(
    sides.map((side) => {
      const decoded = sharp(data, { raw: { width, height, channels } });
      return asWebp(side === largest ? decoded : fitted(decoded, side));
    }),
  );
}

function opened(path: string): Sharp {
  return sharp(path, {
    failOn: 'error',
    limitInputPixels: MOST_PIXELS,
    sequentialRead: true,
  }).autoOrient();
}

function fitted(image: Sharp, side: number): Sharp {
  return image.resize(side, side, { fit: 'inside', withoutEnlargement: true });
}

function asWebp(image: Sharp): Promise<Buffer> {
  return image.webp({ quality: 80, effort: 2 }).toBuffer();
}
