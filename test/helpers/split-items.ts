import { listedComponents } from '../../src/main/domain/components.ts';
import { type Link, linkedComponents } from '../../src/main/domain/linked-components.ts';
import { byMediaId } from '../../src/main/domain/media-order.ts';
import { splitByGroup, splitToSizes } from '../../src/main/domain/split-by-group.ts';
import type { SplitSizes } from '../../src/shared/domain/dataset-options.ts';
import type { MediaId } from '../../src/shared/domain/ids.ts';
import { type Polarity, polarityIndex } from '../../src/shared/domain/polarity.ts';
import { SPLITS, type SplitRatios } from '../../src/shared/domain/split.ts';

type Item = { readonly mediaId: MediaId; readonly polarity: Polarity };

/** Items with their splits, by media id; links tie them by name. */
export function splitItems(
  items: readonly Item[],
  links: Iterable<Link>,
  into: SplitRatios | { readonly sizes: SplitSizes },
  seed: number,
) {
  const sorted = [...items].sort(byMediaId);
  const names = sorted.map(({ mediaId }) => mediaId);
  const images = {
    components: listedComponents(linkedComponents(names, links), names.length),
    polarities: Uint8Array.from(sorted, ({ polarity }) => polarityIndex(polarity)),
  };
  const splits =
    'sizes' in into ? splitToSizes(images, into.sizes, seed) : splitByGroup(images, into, seed);
  return sorted.map(({ mediaId, polarity }, at) => ({
    ...{ mediaId, polarity, split: SPLITS[splits[at] ?? -1] },
  }));
}
