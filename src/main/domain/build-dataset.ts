import type { DatasetItem, DatasetRecipe } from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import { drawImages } from './draw-images.ts';
import type { Link } from './linked-components.ts';
import { deriveSeed } from './seeded-random.ts';
import { splitByGroup, splitToSizes } from './split-by-group.ts';

/** A selected image: the representative of its near-duplicate group, or any image where all are kept. */
export type DatasetCandidate = {
  readonly mediaId: MediaId;
  readonly polarity: Polarity;
  /** Posts that carry the image; of a representative also those that carry a near-duplicate of it. */
  readonly posts: readonly number[];
  /** Representative of its near-duplicate group, where that is another image. */
  readonly group?: MediaId | undefined;
};

/** What stands for the candidate's near-duplicate group. */
export function groupOf({ mediaId, group }: DatasetCandidate): MediaId {
  return group ?? mediaId;
}

/**
 * Draws a dataset from candidates: balances the polarities if the recipe says so, then splits.
 *
 * Images that share a post, also through near-duplicates, or a group fall into one split. Equal candidates, in
 * whatever order, and equal recipes give equal datasets.
 *
 * @param candidates each media id once.
 * @returns the items by ascending media id.
 * @throws Failure BAD_INPUT when there is no candidate, none of a polarity that has to be balanced, or
 * fewer than the recipe asks for.
 */
export function buildDataset(
  candidates: readonly DatasetCandidate[],
  recipe: Pick<DatasetRecipe, 'balance' | 'perClass' | 'splitRatios' | 'splitSizes' | 'seed'>,
): readonly DatasetItem[] {
  checkCandidates(candidates, recipe.balance);
  const drawn = drawImages(candidates, recipe);
  const seed = deriveSeed(recipe.seed, 'split');
  return recipe.splitSizes === undefined
    ? splitByGroup(drawn, tiesOf(drawn), recipe.splitRatios, seed)
    : splitToSizes(drawn, tiesOf(drawn), recipe.splitSizes, seed);
}

/**
 * The text whose SHA-256 identifies a dataset: one line `<media id> <polarity> <split>` per item.
 *
 * @param items by ascending media id, as `buildDataset` gives them.
 */
export function canonicalDatasetText(items: readonly DatasetItem[]): string {
  return items.map((item) => `${item.mediaId} ${item.polarity} ${item.split}\n`).join('');
}

function* tiesOf(candidates: readonly DatasetCandidate[]): Iterable<Link> {
  for (const { mediaId, posts, group } of candidates) {
    for (const post of posts) yield [mediaId, `post ${post}`];
    if (group !== undefined) yield [mediaId, group];
  }
}

/** @throws Failure BAD_INPUT when there is no candidate, or none of a polarity that has to be balanced. */
export function checkCandidates(candidates: readonly DatasetCandidate[], balance: boolean): void {
  if (candidates.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      'No image can go into the dataset',
      'Label posts and clean images first, or lower the confidence thresholds.',
    );
  }
  const missing = POLARITIES.filter((polarity) =>
    candidates.every((candidate) => candidate.polarity !== polarity),
  );
  if (balance && missing.length > 0) {
    throw new Failure(
      'BAD_INPUT',
      `No image of polarity ${missing.join(' or ')} can go into the dataset, so it cannot be balanced`,
      'Lower the confidence threshold of that polarity, collect more posts, or build the dataset without balancing.',
    );
  }
}
