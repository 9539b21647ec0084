/** Formats that the program takes, as they are called in files and screens. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff';

/** How many bytes of a file `imageFormatOf` needs. */
export const SIGNATURE_BYTES = 12;

/**
 * The image format that a file's first bytes announce, or null.
 *
 * Only files that pass reach the decoder: it could also draw vector formats, which can pull in other
 * files. Signatures from the specifications of PNG, JPEG (ITU-T T.81), GIF89a, WebP (RFC 9649), TIFF
 * 6.0 and AVIF (brands of an ISO base media file).
 */
export function imageFormatOf(bytes: Uint8Array): ImageFormat | null {
  const text = String.fromCharCode(...bytes.subarray(0, SIGNATURE_BYTES));
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
  if (text.startsWith('ftypavif', 4) || text.startsWith('ftypavis', 4)) return 'avif';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff';
  return null;
}

/** Brands of ISO base media files that are still images, by their four letters. */
const HEIF_BRANDS = /^ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/;

/** The name of a format of pictures or films that is known but not decoded, or null. */
export function undecodedFormatOf(bytes: Uint8Array): string | null {
  const text = String.fromCharCode(...bytes.subarray(0, SIGNATURE_BYTES));
  if (text.startsWith('BM') && text.startsWith('\0\0\0\0', 6)) return 'BMP';
  if (HEIF_BRANDS.test(text.slice(4))) return 'HEIC';
  if (text.startsWith('\xff\x0a') || text.startsWith('\0\0\0\x0cJXL ')) return 'JPEG XL';
  if (text.startsWith('\0\0\0\x0cjP  ')) return 'JPEG 2000';
  if (text.startsWith('8BPS')) return 'Photoshop';
  if (text.startsWith('\0\0\x01\0')) return 'icon';
  if (text.startsWith('ftyp', 4)) return 'video (MP4)';
  if (text.startsWith('\x1aE\xdf\xa3')) return 'video (WebM or Matroska)';
  return null;
}
