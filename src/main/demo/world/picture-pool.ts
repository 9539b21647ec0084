import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { Dice } from '../dice.ts';
import type { DemoPicture } from './demo-media.ts';

/** Chance that a copy is made of a picture that was copied before: groups of three and more. */
const POPULAR_CHANCE = 0.25;

/** The pictures that later posts may copy. */
export type PicturePool = {
  /** Adds the sound originals among the pictures of a post. */
  offer(pictures: readonly DemoPicture[]): void;
  /** A picture with the polarity that none of the siblings shows, or null when there is none. */
  take(polarity: Polarity, siblings: readonly DemoPicture[]): DemoPicture | null;
};

/** Starts an empty pool. */
export function createPicturePool(dice: Dice): PicturePool {
  const fresh: Record<Polarity, DemoPicture[]> = { NEG: [], NEU: [], POS: [] };
  const popular: Record<Polarity, DemoPicture[]> = { NEG: [], NEU: [], POS: [] };
  return {
    offer: (pictures) => {
      for (const picture of pictures)
        if (picture.alteration.kind === 'none' && picture.damage === null)
          fresh[picture.polarity].push(picture);
    },
    take: (polarity, siblings) => {
      const shelf =
        dice.chance(POPULAR_CHANCE) && popular[polarity].length > 0
          ? popular[polarity]
          : fresh[polarity];
      const choices = shelf.filter(({ pictureKey }) =>
        siblings.every((sibling) => sibling.pictureKey !== pictureKey),
      );
      if (choices.length === 0) return null;
      const picture = dice.pick(choices);
      popular[polarity].push(picture);
      return picture;
    },
  };
}
