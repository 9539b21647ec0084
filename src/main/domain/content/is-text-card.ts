import { type ColourImage, requireColourImage } from './colour-image.ts';
import { inkOf } from './ink-of.ts';
import { type InkBand, inkBands } from './text-lines.ts';

/**
 * What makes a text card: bounds that 400 drawn cards keep (five fonts, ten pairs of colours, 2 to 24 lines, JPEG
 * qualities 35 to 95), and none of 300 photographs.
 */
const CARD = {
  /** Least share of the picture that is background of one colour. */
  background: 0.6,
  /** Least and largest share that is ink. */
  ink: [0.004, 0.45],
  /** How much the ink is of one colour, at least; a small portrait beside the text is allowed for. */
  oneness: 0.85,
  /** Least number of lines. */
  lines: 2,
  /** Least share of the ink that stands in lines; the rest may be a portrait or a sign. */
  inkInLines: 0.7,
} as const;

const LINE = {
  /** Height of a line, pixels, and as a share of the picture. */
  minHeight: 2,
  maxHeight: 0.26,
  /** Least pieces of ink side by side. */
  runs: 3,
  /** Least pieces of ink on a width equal to the line's height, for lines from `tall` pixels: letters are narrow. */
  runsPerSquare: 0.8,
  tall: 8,
  /** Largest mean length of a piece of ink, in heights of the line: strokes and letters, not bars. */
  runLength: 1.1,
  /** Pieces up to this length always pass, pixels: the letters of small print run together. */
  shortRun: 6,
  /** Share of the line's extent that is ink. */
  fill: [0.06, 0.8],
} as const;

/**
 * Whether an image is mostly text on a background of one colour: a quote, a note, a screenshot of a post.
 *
 * Text stands in lines: bands of rows with ink between rows without, each many short pieces of ink wide. Pictures
 * of things on one colour have few and thick bands; stripes have long pieces.
 */
export function isTextCard(image: ColourImage): boolean {
  requireColourImage(image);
  const ink = inkOf(image);
  if (ink.background < CARD.background || ink.oneness < CARD.oneness) return false;
  if (ink.ink < CARD.ink[0] || ink.ink > CARD.ink[1]) return false;
  const bands = inkBands(ink);
  const lines = bands.filter((band) => isLine(band, image.height));
  if (lines.length < CARD.lines) return false;
  return inkIn(lines) >= CARD.inkInLines * ink.ink * image.width * image.height;
}

function isLine({ height, ink, runs, extent }: InkBand, imageHeight: number): boolean {
  if (height < LINE.minHeight || height > LINE.maxHeight * imageHeight) return false;
  const fill = ink / (height * extent);
  const runLength = ink / height / runs;
  return (
    runs >= LINE.runs &&
    (height < LINE.tall || runs * height >= LINE.runsPerSquare * extent) &&
    runLength <= Math.max(LINE.shortRun, LINE.runLength * height) &&
    fill >= LINE.fill[0] &&
    fill <= LINE.fill[1]
  );
}

function inkIn(bands: readonly InkBand[]): number {
  return bands.reduce((sum, band) => sum + band.ink, 0);
}
