import type { Augmentation } from '../../../shared/domain/fine-tune.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** One random change of a training image. */
export type ImageChange = {
  readonly mirrored: boolean;
  /** Shares of width and height that are cut off, and where the rest begins: 0 left or top, 1 right or bottom. */
  readonly crop: {
    readonly width: number;
    readonly height: number;
    readonly x: number;
    readonly y: number;
  } | null;
  /** Factors of 1 ± `Augmentation.colour`; null where colours stay. */
  readonly colour: {
    readonly brightness: number;
    readonly contrast: number;
    readonly saturation: number;
  } | null;
};

/** An image as it is. */
export const UNCHANGED: ImageChange = { mirrored: false, crop: null, colour: null };

/** Draws a change; what an augmentation leaves out draws nothing, so that it does not shift the rest. */
export function drawImageChange(augmentation: Augmentation, random: SeededRandom): ImageChange {
  const { crop, colour } = augmentation;
  const factor = (): number => 1 + colour * (2 * random.next() - 1);
  return {
    mirrored: augmentation.mirror && random.next() < 0.5,
    crop:
      crop === 0
        ? null
        : {
            width: crop * random.next(),
            height: crop * random.next(),
            x: random.next(),
            y: random.next(),
          },
    colour:
      colour === 0 ? null : { brightness: factor(), contrast: factor(), saturation: factor() },
  };
}
