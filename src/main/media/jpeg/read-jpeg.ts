import { exifOrientation } from './exif-orientation.ts';
import { isSrgbProfile } from './is-srgb-profile.ts';
import { type JpegComponent, type JpegFrame, jpegFrame } from './jpeg-frame.ts';
import { type JpegTables, takeHuffmanTables, takeQuantisation } from './jpeg-tables.ts';
import { emptyFrame, isComplete, readScan, type ScannedFrame } from './read-scan.ts';

const MARK = 0xff;
const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const BASELINE = 0xc0;
const EXTENDED = 0xc1;
const PROGRESSIVE = 0xc2;
const HUFFMAN_TABLES = 0xc4;
const START_OF_SCAN = 0xda;
const QUANTISATION_TABLES = 0xdb;
const RESTART_INTERVAL = 0xdd;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

/** Bit places are kept in 32 bits. */
const MOST_BYTES = 1 << 27;
const ADOBE_YCBCR = 1;
/** Beyond, decoders take DC coefficients for something else. */
const MOST_DC = 4096;

/** What is read of a JPEG file. */
export type JpegImage = {
  readonly frame: JpegFrame;
  /** Of all blocks of the frame: the mean of their samples. */
  readonly means: Uint8ClampedArray;
  /** By the Exif standard, 1 to 8. */
  readonly orientation: number;
};

type Reading = {
  readonly tables: JpegTables;
  restartInterval: number;
  orientation: number | null;
  hasJfif: boolean;
  hasAdobe: boolean;
  hasProfile: boolean;
  frame: JpegFrame | null;
};

/**
 * Reads the DC coefficients of a JPEG file, the whole file being followed: an image of an eighth of the size, eight
 * times as fast to get as all pixels.
 *
 * Null where a file is of a kind that this reader does not know, or has anything that a decoder would have to mend:
 * that is for a whole decoder to judge. So an image that is returned is whole: libjpeg would decode it without a warning.
 *
 * Specification: ITU-T T.81. Known are baseline, extended sequential and progressive files of 8 bits, grey or YCbCr.
 *
 * @param accepts asked as soon as the size is known, before the work begins.
 */
export function readJpeg(
  file: Uint8Array,
  accepts: (frame: JpegFrame, orientation: number) => boolean,
): JpegImage | null {
  if (file.length > MOST_BYTES || file[0] !== MARK || file[1] !== START_OF_IMAGE) return null;
  const reading: Reading = {
    tables: { dc: [], ac: [], dcFactors: [] },
    restartInterval: 0,
    orientation: null,
    hasJfif: false,
    hasAdobe: false,
    hasProfile: false,
    frame: null,
  };
  let scanned: ScannedFrame | null = null;
  for (let place = 2; place + 1 < file.length; ) {
    if (file[place] !== MARK) return null;
    const marker = file[place + 1] ?? 0;
    if (marker === END_OF_IMAGE) return scanned && imageOf(scanned, reading);
    const length = ((file[place + 2] ?? 0) << 8) | (file[place + 3] ?? 0);
    const end = place + 2 + length;
    if (length < 2 || end > file.length) return null;
    const segment = file.subarray(place + 4, end);
    if (marker === START_OF_SCAN) {
      const { frame, orientation } = reading;
      if (frame === null) return null;
      if (scanned === null) {
        if (!hasKnownColours(reading, frame) || !accepts(frame, orientation ?? 1)) return null;
        scanned = emptyFrame(frame);
      }
      const next = readScan(file, { segment, from: end }, reading, scanned);
      if (next === null) return null;
      place = next;
      continue;
    }
    if (!readSegment(marker, segment, reading)) return null;
    place = end;
  }
  return null;
}

/** Whether the segment is understood, or can be left aside. */
function readSegment(marker: number, segment: Uint8Array, reading: Reading): boolean {
  switch (marker) {
    case BASELINE:
    case EXTENDED:
    case PROGRESSIVE:
      if (reading.frame !== null) return false;
      reading.frame = jpegFrame(segment, marker === PROGRESSIVE);
      return reading.frame !== null;
    case HUFFMAN_TABLES:
      return takeHuffmanTables(segment, reading.tables);
    case QUANTISATION_TABLES:
      return takeQuantisation(segment, reading.tables);
    case RESTART_INTERVAL:
      if (segment.length !== 2) return false;
      reading.restartInterval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
      return true;
    case APP0:
      reading.hasJfif ||= beginsWith(segment, 'JFIF\0');
      return true;
    case APP1:
      if (!beginsWith(segment, 'Exif\0\0')) return true;
      if (reading.orientation !== null) return false;
      reading.orientation = exifOrientation(segment);
      return reading.orientation !== null;
    case APP2:
      // Else another colour profile, or a picture inside of the picture.
      if (reading.hasProfile || !isSrgbProfile(segment)) return false;
      reading.hasProfile = true;
      return true;
    case APP14:
      if (!beginsWith(segment, 'Adobe')) return true;
      reading.hasAdobe = true;
      return segment.length === 12 && segment[11] === ADOBE_YCBCR;
    default:
      return (marker > APP2 && marker <= APP15) || marker === COMMENT;
  }
}

function imageOf(scanned: ScannedFrame, { orientation }: Reading): JpegImage | null {
  const { frame, dcs, factors } = scanned;
  if (!isComplete(scanned)) return null;
  const means = new Uint8ClampedArray(dcs.length);
  for (const component of frame.components) {
    const factor = factors.get(component);
    if (factor === undefined || !takeMeans(component, frame, factor, dcs, means)) return null;
  }
  return { frame, means, orientation: orientation ?? 1 };
}

/** The means of a component's blocks, as libjpeg's inverse transform to one pixel gives them. False if one is wild. */
function takeMeans(
  { base, stride, down }: JpegComponent,
  { mcusDown }: JpegFrame,
  factor: number,
  dcs: Int16Array,
  means: Uint8ClampedArray,
): boolean {
  const end = base + stride * down * mcusDown;
  for (let place = base; place < end; place += 1) {
    const dc = (dcs[place] ?? 0) * factor;
    if (dc < -MOST_DC || dc >= MOST_DC) return false;
    means[place] = ((dc + 4) >> 3) + 128;
  }
  return true;
}

/**
 * Whether a frame's components are grey, or YCbCr as libjpeg sees it: JFIF and Adobe's mark say so, else it
 * goes by the components' names.
 */
function hasKnownColours(
  { hasJfif, hasAdobe, hasProfile }: Reading,
  { components }: JpegFrame,
): boolean {
  const [luma, ...chroma] = components;
  if (luma === undefined || (hasProfile && chroma.length === 0)) return false;
  if (!components.every(({ id }, place) => hasJfif || hasAdobe || id === place + 1)) {
    return components.length === 1;
  }
  return chroma.every(({ across, down }) => luma.across % across === 0 && luma.down % down === 0);
}

function beginsWith(segment: Uint8Array, text: string): boolean {
  return (
    segment.length >= text.length &&
    [...text].every((letter, i) => segment[i] === letter.charCodeAt(0))
  );
}
