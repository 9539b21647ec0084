import type { PlantedKind } from '../../../shared/domain/copy-measurement.ts';

type KindWords = {
  /** What the copies are called, in the plural. */
  readonly name: string;
  readonly explanation: string;
};

/** What the kinds of copies are called, and how they are made. */
export const PLANTED_KIND_WORDS: Readonly<Record<PlantedKind, KindWords>> = {
  're-encode': { name: 'Re-encoded copies', explanation: 'JPEG or WebP of quality 20 to 70' },
  resize: { name: 'Resized copies', explanation: 'a quarter to twice as wide' },
  brightness: { name: 'Brightened copies', explanation: 'or darker, with more or less contrast' },
  recolour: { name: 'Recoloured copies', explanation: 'grey, paler, stronger or of another hue' },
  watermark: { name: 'Watermarked copies', explanation: 'a word over 25 to 60 % of the width' },
  caption: { name: 'Captioned copies', explanation: 'a bar of text over 8 to 15 % of the height' },
  border: { name: 'Bordered copies', explanation: 'a frame, or bars above and below or beside' },
  crop: { name: 'Crops', explanation: '80 to 100 % of the width and height are kept' },
  'crop-one-axis': { name: 'Crops on one side', explanation: 'only the width or the height' },
  flip: { name: 'Mirrored copies', explanation: 'left and right exchanged' },
  'flip-crop': { name: 'Mirrored crops', explanation: 'both of these' },
  several: {
    name: 'Copies changed several times',
    explanation: 'cropped, brightened, resized and re-encoded',
  },
};
