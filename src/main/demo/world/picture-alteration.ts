import sharp from 'sharp';
import type { Dice } from '../dice.ts';

/** How a picture differs from the one it was copied from. */
export type Alteration =
  | { readonly kind: 'none' }
  | { readonly kind: 'exact-copy' }
  | { readonly kind: 'recompressed'; readonly quality: number }
  | { readonly kind: 'resized'; readonly scale: number }
  /** Cut off at each side, as a part of the width or height. */
  | {
      readonly kind: 'cropped';
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
  | { readonly kind: 'watermarked'; readonly hue: number; readonly corner: 0 | 1 | 2 | 3 }
  | { readonly kind: 'brightened'; readonly brightness: number; readonly contrast: number };

export type AlteringKind = Exclude<Alteration['kind'], 'none' | 'exact-copy'>;

/** How often each way of altering occurs among the altered copies. */
export const ALTERATION_SHARES: Readonly<Record<AlteringKind, number>> = {
  recompressed: 3,
  resized: 3,
  cropped: 2,
  watermarked: 2,
  brightened: 2,
};

const QUALITY = 80;

/** Draws the parameters of an alteration; at most a tenth of width and height is cropped away. */
export function drawAlteration(dice: Dice, kind: AlteringKind): Alteration {
  switch (kind) {
    case 'recompressed':
      return { kind, quality: dice.whole(25, 60) };
    case 'resized':
      return { kind, scale: Math.round(dice.between(0.5, 0.9) * 100) / 100 };
    case 'cropped': {
      const [across, down] = [dice.between(0.02, 0.1), dice.between(0.02, 0.1)];
      const [left, top] = [across * dice.next(), down * dice.next()];
      return { kind, left, right: across - left, top, bottom: down - top };
    }
    case 'watermarked':
      return { kind, hue: dice.int(360), corner: dice.pick([0, 1, 2, 3]) };
    case 'brightened':
      return {
        kind,
        brightness: dice.pick([dice.between(0.75, 0.9), dice.between(1.1, 1.3)]),
        contrast: dice.between(0.85, 1.15),
      };
  }
}

/** Size in pixels that a picture of the given size has after the alteration. */
export function alteredSize(
  { width, height }: { readonly width: number; readonly height: number },
  alteration: Alteration,
): { readonly width: number; readonly height: number } {
  if (alteration.kind === 'resized')
    return {
      width: Math.round(width * alteration.scale),
      height: Math.round(height * alteration.scale),
    };
  if (alteration.kind === 'cropped') {
    const left = Math.round(width * alteration.left);
    const top = Math.round(height * alteration.top);
    return {
      width: width - left - Math.round(width * alteration.right),
      height: height - top - Math.round(height * alteration.bottom),
    };
  }
  return { width, height };
}

/** Makes the altered copy of an encoded picture, as a JPEG; `none` and `exact-copy` give it unchanged. */
export async function alterPicture(
  original: Buffer,
  size: { readonly width: number; readonly height: number },
  alteration: Alteration,
): Promise<Buffer> {
  const { width, height } = alteredSize(size, alteration);
  switch (alteration.kind) {
    case 'none':
    case 'exact-copy':
      return original;
    case 'recompressed':
      return sharp(original).jpeg({ quality: alteration.quality }).toBuffer();
    case 'resized':
      return sharp(original)
        .resize(width, height, { fit: 'fill' })
        .jpeg({ quality: QUALITY })
        .toBuffer();
    case 'cropped':
      return sharp(original)
        .extract({
          left: Math.round(size.width * alteration.left),
          top: Math.round(size.height * alteration.top),
          width,
          height,
        })
        .jpeg({ quality: QUALITY })
        .toBuffer();
    case 'watermarked':
      return sharp(original)
        .composite([{ input: Buffer.from(watermark(size, alteration.hue, alteration.corner)) }])
        .jpeg({ quality: QUALITY })
        .toBuffer();
    case 'brightened':
      return sharp(original)
        .linear(alteration.contrast, 128 * (1 - alteration.contrast))
        .modulate({ brightness: alteration.brightness })
        .jpeg({ quality: QUALITY })
        .toBuffer();
  }
}

/** Lettering drawn with strokes, because a machine may have no fonts: a ring and the letters V I A. */
function watermark(
  { width, height }: { readonly width: number; readonly height: number },
  hue: number,
  corner: number,
): string {
  const mark = Math.min(width, height) * 0.2;
  const x = corner % 2 === 0 ? mark * 0.15 : width - mark * 1.4;
  const y = corner < 2 ? mark * 0.15 : height - mark * 0.6;
  const scale = mark / 100;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="hsl(${hue},80%,92%)" stroke-width="7" stroke-linecap="round" opacity="0.8"><circle cx="22" cy="22" r="18"/><circle cx="22" cy="22" r="6"/><path d="M52 8l12 30 12-30M88 8v30M98 38l12-30 12 30M103 28h14"/></g></svg>`;
}
