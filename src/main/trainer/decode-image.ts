import sharp from 'sharp';

/**
 * Decodes an image file to RGB bytes [size, size, 3], stretched to the square; null where it cannot be read.
 *
 * The steps are those of `Preprocessing`. `mirrored` swaps left and right.
 */
export async function decodeImage(
  path: string,
  size: number,
  mirrored: boolean,
): Promise<Uint8Array | null> {
  try {
    const upright = sharp(path, { failOn: 'error', autoOrient: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .resize(size, size, { fit: 'fill', kernel: 'lanczos3' })
      .flop(mirrored);
    const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? data : null;
  } catch {
    return null;
  }
}
