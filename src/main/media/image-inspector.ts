import { open, readFile } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import type { RejectionReason } from '../../shared/domain/rejection.ts';
import { GREY_SIDE, type GreyImage } from '../domain/copies/grey-image.ts';
import { shrinkGrey } from '../domain/copies/shrink-grey.ts';
import { HASH_IMAGE_SIDE, perceptualHash } from '../domain/perceptual-hash.ts';
import type { ImageInspector, Inspection } from '../pipeline/ports/image-inspector.ts';
import { damageOf } from './damage-of.ts';
import { createDecodeGate } from './decode-gate.ts';
import {
  type ImageFormat,
  imageFormatOf,
  SIGNATURE_BYTES,
  undecodedFormatOf,
} from './image-format.ts';
import type { JpegPrint } from './jpeg/jpeg-print.ts';
import { JPEG_PRINTS_HERE, type JpegPrints } from './jpeg-prints.ts';
import { judgeContent } from './judge-content.ts';
import { MOST_PIXELS } from './most-pixels.ts';

/** Warnings of the JPEG decoder that mean visible damage: it guesses the pixels that follow. */
const DAMAGE_WARNING = /bad Huffman code|premature end of data segment/;

/** Errors that say nothing about the file: trying again later may succeed. */
const SYSTEM_TROUBLE = /Input file is missing|out of memory/;

/**
 * libvips has one buffer for the messages of all threads: of two decodings that fail at the same time, one
 * may get the other's message or none. What failed is therefore decoded again alone, and judged by that.
 */
const gate = createDecodeGate();

/** What an inspector lets pass. */
type Limits = {
  readonly maxPixels: number;
  /** Pixels. */
  readonly minShortSide: number;
  /** Takes the first frame of images that move. */
  readonly takesAnimated: boolean;
  /** Leaves out single-coloured images and text cards: for posts, not for what people chose themselves. */
  readonly judgesContent: boolean;
};

/** For images that a person took back: everything passes that the rest of the program can decode. */
export const LENIENT: Partial<Limits> = {
  maxPixels: MOST_PIXELS,
  minShortSide: 1,
  takesAnimated: true,
};

/**
 * Checks and hashes images.
 *
 * JPEG files without any fault are read by `jpegPrint`, which follows the whole file as a decoder does. All else is
 * decoded by libvips: what has too many pixels, too few or moves is refused from the header, before decoding. Then the
 * whole file is read and decoded once, straight into the small grey image that is hashed. The
 * decoder's shrinking of JPEG and WebP while loading stays on: it reads every byte nonetheless, so a
 * file that breaks off is found, and a photo 1,200 pixels wide takes two thirds of the time.
 *
 * An inspector that judges content decodes those once more, in colour, of which much has one brightness: one
 * photograph in twelve.
 *
 * Files that break off and fatal errors count as damage; harmless oddities (stray bytes between
 * markers, bad colour profiles) do not. Changed bytes inside a JPEG or WebP may go unnoticed, because
 * these formats have no checksums. Transparent parts are hashed as white. An animated PNG counts as
 * its still image.
 *
 * @throws Error from `inspect` only where the system fails: no right to read, disk errors, no memory.
 */
export function createImageInspector({
  maxPixels = 100_000_000,
  minShortSide = 64,
  takesAnimated = false,
  judgesContent = false,
  jpegPrints = JPEG_PRINTS_HERE,
}: Partial<Limits> & {
  /** Who reads JPEG files first. */
  readonly jpegPrints?: JpegPrints;
} = {}): ImageInspector {
  const limits = { maxPixels, minShortSide, takesAnimated, judgesContent };
  return {
    inspect: async (path) => {
      const print = await jpegPrints.printOf(path, limits);
      const inspection = print && (await inspectPrint(path, print, limits));
      return inspection ?? inspectImage(path, limits);
    },
  };
}

/** Null where the print of a whole JPEG is not all that must be known. */
async function inspectPrint(
  path: string,
  print: JpegPrint,
  limits: Limits,
): Promise<Inspection | null> {
  if (Math.min(print.width, print.height) < limits.minShortSide) return null;
  return gate.shared(() => judged(path, { ...print, format: 'jpeg' }, limits)).catch(() => null);
}

async function inspectImage(path: string, limits: Limits): Promise<Inspection> {
  const start = await firstBytes(path);
  if (start === null) return damaged('image:missing-file', 'there is no file at this path');
  if (start.length === 0) return damaged('image:empty', 'the file has zero bytes');
  const format = imageFormatOf(start);
  if (format === null) {
    const other = undecodedFormatOf(start);
    return other === null
      ? damaged('image:not-an-image', `the file begins with ${inQuotes(start)}`)
      : damaged('image:unsupported', other);
  }
  return gate
    .shared(() => decodeImage(path, format, limits, false))
    .catch(() =>
      gate.alone(() =>
        explainedDecode(path, format, () => decodeImage(path, format, limits, true)),
      ),
    );
}

async function decodeImage(
  path: string,
  format: ImageFormat,
  limits: Limits,
  isAlone: boolean,
): Promise<Inspection> {
  const metadata = await sharp(path, { limitInputPixels: false }).metadata();
  const refusal = refusalOf(metadata, limits);
  if (refusal !== null) return refusal;
  const { width, height } = metadata.autoOrient;
  const grey = await greyOfFile(path, limits, isAlone);
  return judged(path, { format, width, height, grey }, limits);
}

async function judged(
  path: string,
  { format, width, height, grey }: JpegPrint & { readonly format: ImageFormat },
  limits: Limits,
): Promise<Inspection> {
  const lack = limits.judgesContent ? await judgeContent(path, grey, limits) : null;
  if (lack !== null) return damaged(lack, `${width} × ${height} pixels`);
  const hash = perceptualHash(shrinkGrey(grey, HASH_IMAGE_SIDE));
  return { kind: 'clean', format, width, height, hash, grey };
}

async function explainedDecode(
  path: string,
  format: ImageFormat,
  decode: () => Promise<Inspection>,
): Promise<Inspection> {
  try {
    return await decode();
  } catch (error) {
    const message = messageOf(error);
    if (SYSTEM_TROUBLE.test(message)) throw error;
    return damaged(damageOf(format, await readFile(path), message), message.split('\n')[0] ?? '');
  }
}

/** The first bytes of the file, fewer if it is shorter, or null if it is not there. */
async function firstBytes(path: string): Promise<Uint8Array | null> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(SIGNATURE_BYTES) });
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function refusalOf(
  metadata: Metadata,
  { maxPixels, minShortSide, takesAnimated }: Limits,
): Inspection | null {
  const { width, height, format, pages = 1 } = metadata;
  const size = `${width} × ${height} pixels`;
  if (width * height > maxPixels) return damaged('image:too-many-pixels', size);
  if (!takesAnimated && pages > 1 && (format === 'gif' || format === 'webp')) {
    return damaged('image:animated', `${pages} frames`);
  }
  return Math.min(width, height) < minShortSide ? damaged('image:too-small', size) : null;
}

async function greyOfFile(
  path: string,
  { maxPixels }: Limits,
  isAlone: boolean,
): Promise<GreyImage> {
  const smallGrey = (failOn: 'warning' | 'error') =>
    sharp(path, { failOn, limitInputPixels: maxPixels, sequentialRead: true })
      .autoOrient()
      .resize(GREY_SIDE, GREY_SIDE, { fit: 'fill' })
      .flatten({ background: 'white' })
      .greyscale()
      .raw()
      .toBuffer();
  try {
    return await smallGrey('warning');
  } catch (error) {
    if (!isAlone || DAMAGE_WARNING.test(messageOf(error))) throw error;
    return smallGrey('error');
  }
}

function damaged(reason: RejectionReason, detail: string): Inspection {
  return { kind: 'damaged', reason, detail };
}

function inQuotes(bytes: Uint8Array): string {
  return JSON.stringify(String.fromCharCode(...bytes));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
