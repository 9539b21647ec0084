import { open } from 'node:fs/promises';
import type { IsImageFile } from '../pipeline/ports/outside-images.ts';
import { imageFormatOf, SIGNATURE_BYTES } from './image-format.ts';

/** Looks at the first bytes of a file; see `imageFormatOf`. */
export const isImageFile: IsImageFile = async (path) => {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const bytes = new Uint8Array(SIGNATURE_BYTES);
    await file.read(bytes, 0, bytes.length, 0);
    return imageFormatOf(bytes) !== null;
  } catch {
    return false;
  } finally {
    await file.close();
  }
};
