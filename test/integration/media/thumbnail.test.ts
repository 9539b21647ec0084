import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderThumbnail } from '../../../src/main/media/thumbnail.ts';
import { hugePng } from '../../helpers/broken-images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

async function thumbnailOf(bytes: Uint8Array, side = 128) {
  const path = join(temporaryFolder(), 'image');
  writeFileSync(path, bytes);
  return sharp(await renderThumbnail(path, side)).metadata();
}

function anImage(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#a63' } });
}

describe('renderThumbnail', () => {
  it('fits the longer side, in WebP', async () => {
    const thumbnail = await thumbnailOf(await anImage(800, 400).png().toBuffer());

    expect(thumbnail).toMatchObject({ format: 'webp', width: 128, height: 64 });
  });

  it('does not enlarge', async () => {
    const thumbnail = await thumbnailOf(await anImage(70, 90).png().toBuffer());

    expect(thumbnail).toMatchObject({ width: 70, height: 90 });
  });

  it('stands upright and keeps no metadata', async () => {
    const image = await anImage(800, 400)
      .withExif({ IFD0: { Copyright: 'a person' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();

    const thumbnail = await thumbnailOf(image);

    expect(thumbnail).toMatchObject({ width: 64, height: 128 });
    expect(thumbnail.exif).toBeUndefined();
    expect(thumbnail.orientation).toBeUndefined();
  });

  it('fails on what is no image, is not there or is too large', async () => {
    await expect(thumbnailOf(Buffer.from('text'))).rejects.toThrow('unsupported image format');
    await expect(renderThumbnail(join(temporaryFolder(), 'nothing'), 128)).rejects.toThrow(
      'missing',
    );
    await expect(thumbnailOf(hugePng())).rejects.toThrow('pixel limit');
  });
});
