import type { DatasetCandidate } from './build-dataset.ts';
import { byMediaId } from './media-order.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * Keeps one image of each post at most, in an order that is drawn from the seed.
 *
 * An image of several posts stands for all of them. No image can be added without a second one for some post.
 * The result depends on the seed and the set of candidates, not on their order.
 *
 * @returns the kept ones by ascending media id.
 */
export function onePerPost(
  candidates: readonly DatasetCandidate[],
  seed: number,
): readonly DatasetCandidate[] {
  const taken = new Set<number>();
  const kept: DatasetCandidate[] = [];
  for (const candidate of seededRandom(seed).shuffle([...candidates].sort(byMediaId))) {
    if (candidate.posts.some((post) => taken.has(post))) continue;
    for (const post of candidate.posts) taken.add(post);
    kept.push(candidate);
  }
  return kept.sort(byMediaId);
}
