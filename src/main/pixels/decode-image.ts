import sharp, { type Sharp } from 'sharp';
import { type ImageChange, UNCHANGED } from '../domain/training/image-change.ts';

const MIDDLE_GREY = 128;

/**
 * Decodes an image file, or its bytes, to RGB bytes [size, size, 3], stretched to the square; null where it cannot be read.
 *
 * The steps are those of `Preprocessing`. A crop stretches the image beyond the square and takes a part of it,
 * so that a large file is still decoded at a fraction of its size.
 */
export async function decodeImage(
  image: string | Uint8Array,
  size: number,
  change: ImageChange = UNCHANGED,
): Promise<Uint8Array | null> {
  try {
    const upright = sharp(image, { failOn: 'error', autoOrient: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb');
    const part = cropped(upright, size, change.crop);
    const { data, info } = await coloured(part, change.colour)
      .flop(change.mirrored)
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? data : null;
  } catch {
    return null;
  }
}

function cropped(image: Sharp, size: number, crop: ImageChange['crop']): Sharp {
  const stretch = { fit: 'fill', kernel: 'lanczos3' } as const;
  if (crop === null) return image.resize(size, size, stretch);
  const width = Math.round(size / (1 - crop.width));
  const height = Math.round(size / (1 - crop.height));
  return image.resize(width, height, stretch).extract({
    left: Math.round((width - size) * crop.x),
    top: Math.round((height - size) * crop.y),
    width: size,
    height: size,
  });
}

function coloured(image: Sharp, colour: ImageChange['colour']): Sharp {
  if (colour === null) return image;
  const { brightness, contrast, saturation } = colour;
  return image.modulate({ brightness, saturation }).linear(contrast, MIDDLE_GREY * (1 - contrast));
}
