import type { ImageFormat } from './image-format.ts';

const JPEG = { mark: 0xff, startOfScan: 0xda, end: 0xd9, stuffed: 0x00, temporary: 0x01 } as const;
const PNG_SIGNATURE_BYTES = 8;
/** Bytes of a value by its type's number. */
const TIFF_TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/**
 * Whether an image file ends before its container does: the download stopped, or the disk was full.
 *
 * Reads only how the parts of a file follow one another, by the specifications of JPEG (ITU-T T.81), PNG, GIF89a,
 * RIFF, TIFF 6.0 and the ISO base media file format. Bytes that no container explains do not count as missing
 * where the file ends as its format says.
 */
export function breaksOff(format: ImageFormat, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'jpeg':
      return !(endsWith(bytes, '\xff\xd9') || jpegReachesEnd(bytes));
    case 'png':
      return !(endsWith(bytes, 'IEND\xae\x42\x60\x82') || pngReachesEnd(view));
    case 'gif':
      return !endsWith(bytes, '\x3b');
    case 'webp':
      return bytes.length < 12 || view.getUint32(4, true) + 8 > bytes.length;
    case 'avif':
      return !boxesReachEnd(view);
    case 'tiff':
      return !tiffReachesDirectory(view);
  }
}

/** Zero bytes at the end are padding. */
function endsWith(bytes: Uint8Array, ending: string): boolean {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return String.fromCharCode(...bytes.subarray(Math.max(0, end - ending.length), end)) === ending;
}

function jpegReachesEnd(bytes: Uint8Array): boolean {
  let isInScan = false;
  for (let place = 2; place + 1 < bytes.length; ) {
    if (bytes[place] !== JPEG.mark) {
      place += 1;
      continue;
    }
    const marker = bytes[place + 1] ?? 0;
    if (marker === JPEG.end) return true;
    const standsAlone = marker === JPEG.temporary || (marker >= 0xd0 && marker <= 0xd7);
    if (marker === JPEG.mark) place += 1;
    else if (standsAlone || marker === JPEG.stuffed || (isInScan && marker < 0xc0)) place += 2;
    else {
      isInScan = marker === JPEG.startOfScan;
      place += 2 + ((bytes[place + 2] ?? 0) << 8) + (bytes[place + 3] ?? 0);
    }
  }
  return false;
}

function pngReachesEnd(view: DataView): boolean {
  for (let place = PNG_SIGNATURE_BYTES; place + 12 <= view.byteLength; ) {
    const type = view.getUint32(place + 4);
    if (type === 0x49454e44) return true;
    place += 12 + view.getUint32(place);
  }
  return false;
}

function boxesReachEnd(view: DataView): boolean {
  let place = 0;
  while (place + 8 <= view.byteLength) {
    const size = view.getUint32(place);
    if (size === 0) return true;
    if (size === 1 && place + 16 > view.byteLength) return false;
    place += size === 1 ? Number(view.getBigUint64(place + 8)) : Math.max(8, size);
  }
  return place === view.byteLength;
}

/** The directory of pictures, which most writers put last, and the values that it refers to. */
function tiffReachesDirectory(view: DataView): boolean {
  if (view.byteLength < 8) return false;
  const isLittle = view.getUint8(0) === 0x49;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return false;
  const entries = view.getUint16(directory, isLittle);
  const end = directory + 2 + 12 * entries;
  if (end > view.byteLength) return false;
  for (let entry = directory + 2; entry < end; entry += 12) {
    const valueBytes = TIFF_TYPE_BYTES[view.getUint16(entry + 2, isLittle)] ?? 0;
    const bytes = valueBytes * view.getUint32(entry + 4, isLittle);
    if (bytes > 4 && view.getUint32(entry + 8, isLittle) + bytes > view.byteLength) return false;
  }
  return true;
}
