import type { SoftReason } from '../../shared/domain/rejection.ts';
import { isSingleColoured } from '../domain/content/is-single-coloured.ts';
import { isTextCard } from '../domain/content/is-text-card.ts';
import { mayLackContent } from '../domain/content/may-lack-content.ts';
import type { GreyImage } from '../domain/copies/grey-image.ts';
import { readColours } from './read-colours.ts';

/**
 * Why an image shows nothing that a network could learn a sentiment from, or null.
 *
 * @param grey what the file was decoded to; only a suspicious one makes the file be decoded again, in colour.
 */
export async function judgeContent(
  path: string,
  grey: GreyImage,
  limits: { readonly maxPixels: number },
): Promise<SoftReason | null> {
  if (!mayLackContent(grey)) return null;
  const colours = await readColours(path, limits);
  if (isSingleColoured(colours)) return 'image:single-coloured';
  return isTextCard(colours) ? 'image:text-card' : null;
}
