const TAG_ORIENTATION = 0x0112;
const TYPE_SHORT = 3;
const ENTRY_BYTES = 12;
/** Place of the TIFF header behind `Exif\0\0`. */
const TIFF_START = 6;

/**
 * The orientation, 1 to 8, that an Exif segment gives an image; 1 where it gives none; null where the segment is not
 * as the Exif standard wants it.
 *
 * @param segment begins with `Exif\0\0`.
 */
export function exifOrientation(segment: Uint8Array): number | null {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  if (view.byteLength < TIFF_START + 8) return null;
  const order = view.getUint16(TIFF_START);
  const isLittle = order === 0x4949;
  if ((!isLittle && order !== 0x4d4d) || view.getUint16(TIFF_START + 2, isLittle) !== 42) {
    return null;
  }
  const directory = TIFF_START + view.getUint32(TIFF_START + 4, isLittle);
  if (directory + 2 > view.byteLength) return null;
  const entries = view.getUint16(directory, isLittle);
  const end = directory + 2 + entries * ENTRY_BYTES;
  if (end > view.byteLength) return null;
  let orientation = 1;
  for (let entry = directory + 2; entry < end; entry += ENTRY_BYTES) {
    if (view.getUint16(entry, isLittle) !== TAG_ORIENTATION) continue;
    const isShort = view.getUint16(entry + 2, isLittle) === TYPE_SHORT;
    orientation = view.getUint16(entry + 8, isLittle);
    if (!isShort || view.getUint32(entry + 4, isLittle) !== 1) return null;
  }
  return orientation >= 1 && orientation <= 8 ? orientation : null;
}
