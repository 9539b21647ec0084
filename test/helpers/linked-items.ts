import fc from 'fast-check';
import { POLARITIES } from '../../src/shared/domain/polarity.ts';
import { aMediaId } from './a-media-id.ts';

/** Up to 60 images with polarities. */
export const items = fc
  .array(fc.constantFrom(...POLARITIES), { maxLength: 60 })
  .map((polarities) =>
    polarities.map((polarity, index) => ({ mediaId: aMediaId(index), polarity })),
  );

/** Links between images, posts and images that are no items. */
export const links = fc.array(
  fc.tuple(
    fc.nat({ max: 70 }).map((id) => aMediaId(id) as string),
    fc.oneof(
      fc.nat({ max: 70 }).map((id) => aMediaId(id) as string),
      fc.nat({ max: 20 }).map((post) => `post ${post}`),
    ),
  ),
  { maxLength: 40 },
);
