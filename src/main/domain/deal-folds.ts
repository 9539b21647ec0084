import type { MediaId } from '../../shared/domain/ids.ts';
import { type Polarity, polarityIndex } from '../../shared/domain/polarity.ts';
import { polarityCounts } from './candidates.ts';
import { listedComponents } from './components.ts';
import { dealByGroup } from './deal-by-group.ts';
import { type Link, linkedComponents } from './linked-components.ts';
import { byMediaId } from './media-order.ts';

export type PolarisedMedia = { readonly mediaId: MediaId; readonly polarity: Polarity };

/**
 * Deals images into folds for cross-fitting, so that no network judges what it, in another shape, learnt from.
 *
 * Images that are linked, directly or through other names (a shared post, a near-duplicate group), fall into
 * one fold. Folds come near equal in size and in each polarity as far as that allows (see `dealByGroup`).
 * Other images that are linked to some of these belong to their fold too. The result does not depend on the
 * order of items, others and links.
 *
 * @param items the images to learn from, each media id once.
 * @param others images that are only judged, none of them an item.
 * @param links ties between names; names that are media ids of images tie those images.
 * @param folds how many; some stay empty where there are fewer groups of linked items.
 * @returns the fold, 0 to `folds` - 1, of every item and of every other image that is linked to one.
 */
export function dealFolds(
  items: readonly PolarisedMedia[],
  others: readonly MediaId[],
  links: Iterable<Link>,
  folds: number,
  seed: number,
): ReadonlyMap<MediaId, number> {
  const ties = [...links];
  const shares = Array.from({ length: folds }, () => 1 / folds);
  const sorted = [...items].sort(byMediaId);
  const own = sorted.map(({ mediaId }) => mediaId);
  const images = {
    components: listedComponents(linkedComponents(own, ties), own.length),
    polarities: Uint8Array.from(sorted, ({ polarity }) => polarityIndex(polarity)),
  };
  // The images as such are a kind too: else the odd ones of all polarities would go to the first fold.
  const totals = [...polarityCounts(images.polarities), own.length];
  const dealt = dealByGroup(images, totals, shares, seed);
  const foldOf = new Map(own.map((mediaId, at) => [mediaId, dealt[at] ?? 0]));
  const names = [...foldOf.keys(), ...others];
  for (const component of linkedComponents(names, ties)) {
    // Items stand first among the names, so that a component with an item begins with one.
    const fold = foldOf.get(names[component[0] ?? -1] as MediaId); // why: Map.get takes any text
    if (fold === undefined) continue;
    for (const place of component) {
      const name = names[place];
      if (name !== undefined) foldOf.set(name, fold);
    }
  }
  return foldOf;
}
