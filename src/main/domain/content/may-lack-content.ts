import { type GreyImage, requireGreyImage } from '../copies/grey-image.ts';

/** Brightness values that count as one. */
const WINDOW = 6;

/**
 * Share of the picture that one brightness takes: the least of 400 text cards was 0.33, small print included; of
 * 300 photographs one in twelve has 0.3.
 */
const SHARE = 0.3;

/**
 * Whether an image has enough of one brightness to be single-coloured or a text card.
 *
 * Says so from the grey picture that every image is decoded to, so that few are decoded again in colour.
 */
export function mayLackContent(grey: GreyImage): boolean {
  requireGreyImage(grey);
  const counts = new Uint16Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  let inWindow = 0;
  let most = 0;
  for (let value = 0; value < 256; value += 1) {
    inWindow += (counts[value] ?? 0) - (counts[value - WINDOW] ?? 0);
    if (inWindow > most) most = inWindow;
  }
  return most >= SHARE * grey.length;
}
