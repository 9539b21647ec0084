import sharp, { type Sharp } from 'sharp';
import type { Box } from '../domain/copies/box.ts';
import type {
  CopyTransformation,
  SingleTransformation,
} from '../domain/copies/copy-transformation.ts';

const MAX_PIXELS = 100_000_000;
/** Quality of the JPEG that a changed image is written as, where the change itself says none. */
const QUALITY = 85;

type Watermark = Extract<SingleTransformation, { readonly kind: 'watermark' }>;
type Caption = Extract<SingleTransformation, { readonly kind: 'caption' }>;
type Size = { readonly width: number; readonly height: number };

/** Letters of five rows, three places each: marks are drawn without fonts, which a machine may lack. */
const GLYPHS: readonly (readonly string[])[] = [
  ['###', '#..', '###', '..#', '###'],
  ['.#.', '#.#', '###', '#.#', '#.#'],
  ['#.#', '###', '###', '#.#', '#.#'],
  ['###', '#.#', '###', '#..', '#..'],
  ['#..', '#..', '#..', '#..', '###'],
  ['###', '#..', '##.', '#..', '###'],
];
const LETTER_STEP = 4;
const WORD_WIDTH = GLYPHS.length * LETTER_STEP - 1;
const WORD_HEIGHT = 5;

/**
 * The bytes of an image after a change, as people make it before they post a picture again.
 *
 * The image is turned upright and laid on white first. What comes out is a JPEG of quality 85, or what a
 * re-encoding says. The same file and change give the same bytes on one version of libvips.
 *
 * @throws Error when the image is missing or cannot be decoded.
 */
export async function transformImage(
  image: string | Buffer,
  transformation: CopyTransformation,
): Promise<Buffer> {
  if (transformation.kind !== 'several') return changed(image, transformation);
  let bytes = image;
  for (const step of transformation.steps) bytes = await changed(bytes, step);
  return bytes instanceof Buffer ? bytes : upright(bytes).jpeg({ quality: QUALITY }).toBuffer();
}

async function changed(
  image: string | Buffer,
  transformation: SingleTransformation,
): Promise<Buffer> {
  const { data, info } = await upright(image)
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = sharp(data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS });
  if (transformation.kind === 're-encode') {
    const { format, quality } = transformation;
    return pixels.toFormat(format, { quality }).toBuffer();
  }
  return applied(pixels, { width, height }, transformation).jpeg({ quality: QUALITY }).toBuffer();
}

function upright(image: string | Buffer): Sharp {
  return sharp(image, { failOn: 'error', limitInputPixels: MAX_PIXELS }).autoOrient();
}

function applied(
  pixels: Sharp,
  size: Size,
  transformation: Exclude<SingleTransformation, { readonly kind: 're-encode' }>,
): Sharp {
  switch (transformation.kind) {
    case 'resize':
      return pixels.resize(
        atLeastOne(size.width * transformation.scale),
        atLeastOne(size.height * transformation.scale),
        { fit: 'fill' },
      );
    case 'brightness': {
      const { brightness, contrast } = transformation;
      return pixels.linear(brightness * contrast, 128 * (1 - contrast));
    }
    case 'recolour':
      return pixels.modulate({ saturation: transformation.saturation, hue: transformation.hue });
    case 'watermark':
      return pixels.composite([{ input: svg(size, watermarkDrawing(size, transformation)) }]);
    case 'caption':
      return pixels.composite([{ input: svg(size, captionDrawing(size, transformation)) }]);
    case 'border': {
      const { left, top, right, bottom } = transformation.edges;
      return pixels.extend({
        left: Math.round(left * size.width),
        right: Math.round(right * size.width),
        top: Math.round(top * size.height),
        bottom: Math.round(bottom * size.height),
        background: transformation.colour,
      });
    }
    case 'crop':
    case 'crop-one-axis':
      return pixels.extract(pixelBox(size, transformation.box));
    case 'flip':
      return pixels.flop();
    case 'flip-crop':
      return pixels.extract(pixelBox(size, transformation.box)).flop();
  }
}

function pixelBox({ width, height }: Size, box: Box) {
  const kept = { width: atLeastOne(box.width * width), height: atLeastOne(box.height * height) };
  return {
    ...kept,
    left: Math.min(Math.round(box.x * width), width - kept.width),
    top: Math.min(Math.round(box.y * height), height - kept.height),
  };
}

function watermarkDrawing(size: Size, { opacity, size: share, x, y, isTiled }: Watermark): string {
  const unit = (share * size.width) / WORD_WIDTH;
  const half = { width: (WORD_WIDTH * unit) / 2, height: (WORD_HEIGHT * unit) / 2 };
  if (!isTiled) {
    const word = wordDrawing(x * size.width - half.width, y * size.height - half.height, unit);
    return `<g fill="white" stroke="black" stroke-width="${unit / 6}" opacity="${opacity}">${word}</g>`;
  }
  const words: string[] = [];
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      words.push(
        wordDrawing(((column + 0.1) * size.width) / 3, ((row + 0.3) * size.height) / 4, unit / 2),
      );
    }
  }
  return `<g fill="white" opacity="${opacity}">${words.join('')}</g>`;
}

function captionDrawing(size: Size, { height: share, isOnTop }: Caption): string {
  const height = share * size.height;
  const top = isOnTop ? 0 : size.height - height;
  const unit = Math.min((height * 0.7) / WORD_HEIGHT, (size.width * 0.9) / WORD_WIDTH);
  const word = wordDrawing(
    (size.width - WORD_WIDTH * unit) / 2,
    top + (height - WORD_HEIGHT * unit) / 2,
    unit,
  );
  return `<rect x="0" y="${top}" width="${size.width}" height="${height}" fill="black"/><g fill="white">${word}</g>`;
}

/** The letters as squares of side `unit`, with their upper left corner at (`left`, `top`). */
function wordDrawing(left: number, top: number, unit: number): string {
  return GLYPHS.flatMap((glyph, letter) =>
    glyph.flatMap((row, y) =>
      [...row].flatMap((place, x) =>
        place === '#'
          ? [
              `<rect x="${left + (letter * LETTER_STEP + x) * unit}" y="${top + y * unit}" width="${unit}" height="${unit}"/>`,
            ]
          : [],
      ),
    ),
  ).join('');
}

function svg({ width, height }: Size, drawing: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`,
  );
}

function atLeastOne(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}
