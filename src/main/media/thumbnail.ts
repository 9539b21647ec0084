import sharp from 'sharp';

const MAX_PIXELS = 100_000_000;

/**
 * A small WebP image of a file, for lists: upright, its longer side at most `side` pixels.
 *
 * Small images are not enlarged; metadata (place, camera, colour profile) is dropped and colours are
 * sRGB. Of an image that moves it is the first frame.
 *
 * @throws Error when the file is missing or cannot be decoded.
 */
export function renderThumbnail(path: string, side: number): Promise<Buffer> {
  return sharp(path, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true })
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80, effort: 2 })
    .toBuffer();
}
