import { BLOCK_SIDE } from './jpeg-frame.ts';
import type { JpegImage } from './read-jpeg.ts';

/** A grey picture, row by row, 0 to 255. */
export type GreyPlane = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
};

/** Linear brightness is kept in whole numbers up to this: a step of dark grey is a third of one of the 256. */
const LINEAR = 16_384;
/** Shares of red, green and blue in brightness (Rec. 709), as libvips takes them. */
const RED = 0.2126;
const GREEN = 0.7152;
const BLUE = 0.0722;

const LINEAR_RED = linear(RED);
const LINEAR_GREEN = linear(GREEN);
const LINEAR_BLUE = linear(BLUE);
const BRIGHTNESS = brightness();

/**
 * The grey picture of a JPEG image at an eighth of its size, one pixel per block of luma; as stored, not yet upright.
 *
 * Blocks that the image fills in part are left out, as libvips does when it shrinks on loading. Colours become grey as in libvips: YCbCr to RGB by JFIF, then the brightness of linear light, encoded as sRGB.
 */
export function greyEighth({ frame, means }: JpegImage): GreyPlane {
  const [luma, blue, red] = frame.components;
  if (luma === undefined) throw new Error('a frame has at least one component');
  const width = Math.floor(frame.width / BLOCK_SIDE);
  const height = Math.floor(frame.height / BLOCK_SIDE);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const start = luma.base + y * luma.stride;
    if (blue === undefined || red === undefined) {
      pixels.set(means.subarray(start, start + width), y * width);
      continue;
    }
    const blueStart = blue.base + Math.floor((y * blue.down) / luma.down) * blue.stride;
    const redStart = red.base + Math.floor((y * red.down) / luma.down) * red.stride;
    const blueStep = luma.across / blue.across;
    const redStep = luma.across / red.across;
    for (let x = 0; x < width; x += 1) {
      const bright = means[start + x] ?? 0;
      const cb = (means[blueStart + ((x / blueStep) | 0)] ?? 0) - 128;
      const cr = (means[redStart + ((x / redStep) | 0)] ?? 0) - 128;
      pixels[y * width + x] = greyOf(bright, cb, cr);
    }
  }
  return { width, height, pixels };
}

function greyOf(bright: number, cb: number, cr: number): number {
  const red = byte(bright + 1.402 * cr);
  const green = byte(bright - 0.344_136 * cb - 0.714_136 * cr);
  const blue = byte(bright + 1.772 * cb);
  const light = (LINEAR_RED[red] ?? 0) + (LINEAR_GREEN[green] ?? 0) + (LINEAR_BLUE[blue] ?? 0);
  return BRIGHTNESS[(light + 0.5) | 0] ?? 0;
}

function byte(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0;
}

/** For each of the 256 values of a colour in sRGB: what it adds to linear brightness. */
function linear(share: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, value) => {
    const encoded = value / 255;
    const light = encoded <= 0.040_45 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
    return share * light * LINEAR;
  });
}

/** For each linear brightness: the value in sRGB, 0 to 255. */
function brightness(): Uint8Array {
  return Uint8Array.from({ length: LINEAR + 1 }, (_, value) => {
    const light = value / LINEAR;
    const encoded = light <= 0.003_130_8 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(255 * encoded);
  });
}
