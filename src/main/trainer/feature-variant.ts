import { createHash } from 'node:crypto';
import type { Augmentation } from '../../shared/domain/fine-tune.ts';
import { deriveSeed, seededRandom } from '../domain/seeded-random.ts';
import { drawImageChange, type ImageChange, UNCHANGED } from '../domain/training/image-change.ts';

/** One way in which all images are changed before their features are computed. */
export type FeatureVariant = {
  /** Names the variant's files; all trainings that ask for the same changes share them. */
  readonly name: string;
  readonly changeOf: (imageKey: string) => ImageChange;
};

/** Versions of an image that a training with crops or colours learns from, the unchanged one among them. */
const CHANGED_VARIANTS = 4;

const PLAIN: FeatureVariant = { name: 'plain', changeOf: () => UNCHANGED };

/**
 * The versions of each image that a head learns from, the unchanged one first.
 *
 * Features are computed once, so an augmentation is a few fixed versions of each image instead of another one in
 * every epoch. They follow from the image and the augmentation alone, not from a run's seed.
 */
export function featureVariants(
  augmentation: Augmentation,
): readonly [FeatureVariant, ...FeatureVariant[]] {
  const { mirror, crop, colour } = augmentation;
  if (crop === 0 && colour === 0) {
    if (!mirror) return [PLAIN];
    return [PLAIN, { name: 'mirrored', changeOf: () => ({ ...UNCHANGED, mirrored: true }) }];
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([mirror, crop, colour]))
    .digest('hex')
    .slice(0, 12);
  const changed = Array.from({ length: CHANGED_VARIANTS - 1 }, (_, index) => ({
    name: `changed-${digest}-${index + 1}`,
    changeOf: (imageKey: string) =>
      drawImageChange(augmentation, seededRandom(deriveSeed(index, 'variant', imageKey))),
  }));
  return [PLAIN, ...changed];
}
