import type { DatasetItem, DatasetRecipe } from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { POLARITIES, polarityFromIndex } from '../../shared/domain/polarity.ts';
import { SPLITS } from '../../shared/domain/split.ts';
import { Failure } from '../../shared/failure.ts';
import { candidateComponents, type Ties } from './candidate-ties.ts';
import type { Candidates } from './candidates.ts';
import { drawImages } from './draw-images.ts';
import { deriveSeed } from './seeded-random.ts';
import { splitByGroup, splitToSizes } from './split-by-group.ts';

/** The images of a dataset, in columns. */
export type DrawnDataset = Candidates & {
  /** Their places in `SPLITS`. */
  readonly splits: Uint8Array;
};

/**
 * Draws a dataset from candidates: balances the polarities if the recipe says so, then splits.
 *
 * Images that share a post, also through near-duplicates, or a group fall into one split. Equal candidates and
 * equal recipes give equal datasets.
 *
 * @throws Failure BAD_INPUT when there is no candidate, none of a polarity that has to be balanced, or
 * fewer than the recipe asks for.
 */
export function buildDataset(
  candidates: Candidates,
  ties: Ties,
  recipe: Pick<
    DatasetRecipe,
    'balance' | 'perClass' | 'splitRatios' | 'splitSizes' | 'seed' | 'nearDuplicates'
  >,
): DrawnDataset {
  checkCandidates(candidates, recipe.balance);
  const drawn = drawImages(candidates, recipe);
  const { polarities } = drawn;
  const components = candidateComponents(drawn, ties, recipe.nearDuplicates ?? 'representatives');
  const seed = deriveSeed(recipe.seed, 'split');
  const splits =
    recipe.splitSizes === undefined
      ? splitByGroup({ components, polarities }, recipe.splitRatios, seed)
      : splitToSizes({ components, polarities }, recipe.splitSizes, seed);
  return { ...drawn, splits };
}

/**
 * A drawn dataset as a list.
 *
 * @param mediaIds of its images, in their order.
 */
export function datasetItems(
  { polarities, splits }: DrawnDataset,
  mediaIds: readonly MediaId[],
): readonly DatasetItem[] {
  return mediaIds.map((mediaId, at) => {
    const split = SPLITS[splits[at] ?? -1];
    if (split === undefined) throw new Error('an item is in no split');
    return { mediaId, polarity: polarityFromIndex(polarities[at] ?? -1), split };
  });
}

/**
 * The text whose SHA-256 identifies a dataset: one line `<media id> <polarity> <split>` per item.
 *
 * @param items by ascending media id, as `datasetItems` gives them.
 */
export function canonicalDatasetText(items: readonly DatasetItem[]): string {
  return items.map((item) => `${item.mediaId} ${item.polarity} ${item.split}\n`).join('');
}

/** @throws Failure BAD_INPUT when there is no candidate, or none of a polarity that has to be balanced. */
function checkCandidates({ polarities }: Candidates, balance: boolean): void {
  if (polarities.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      'No image can go into the dataset',
      'Label posts and clean images first, or lower the confidence thresholds.',
    );
  }
  const missing = POLARITIES.filter((_, number) => !polarities.includes(number));
  if (balance && missing.length > 0) {
    throw new Failure(
      'BAD_INPUT',
      `No image of polarity ${missing.join(' or ')} can go into the dataset, so it cannot be balanced`,
      'Lower the confidence threshold of that polarity, collect more posts, or build the dataset without balancing.',
    );
  }
}
