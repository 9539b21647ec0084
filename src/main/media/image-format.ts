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
