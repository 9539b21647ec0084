import type { NearDuplicateUse } from '../../shared/domain/dataset-options.ts';
import { type PostTies, postLists } from './candidate-ties.ts';
import { type Candidates, keptCandidates } from './candidates.ts';
import type { Lists } from './labelled-images.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * Keeps one image of each post at most, in an order that is drawn from the seed.
 *
 * An image of several posts stands for all of them. No image can be added without a second one for some post.
 */
export function onePerPost(
  candidates: Candidates,
  ties: PostTies,
  nearDuplicates: NearDuplicateUse,
  seed: number,
): Candidates {
  const { places } = candidates;
  const lists = postLists(ties, nearDuplicates);
  const only = onlyPosts(places, lists);
  const taken = new Uint8Array(ties.postRoom);
  const kept = new Uint8Array(places.length);
  for (const at of seededRandom(seed).shuffled(places.length)) {
    const post = only[at] ?? NONE;
    if (post >= 0) {
      if (taken[post] === 1) continue;
      taken[post] = 1;
    } else {
      const place = places[at] ?? 0;
      if (anyTaken(lists, place, taken)) continue;
      take(lists, place, taken);
    }
    kept[at] = 1;
  }
  return keptCandidates(candidates, kept);
}

/** In place of the number of a post. */
const NONE = -1;
const SEVERAL = -2;

/** The post of each candidate that has one: a look-up in place of five, none of them near the last. */
function onlyPosts(places: Uint32Array, lists: readonly Lists[]): Int32Array {
  const only = new Int32Array(places.length).fill(NONE);
  for (const { starts, values } of lists) {
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const start = starts[place] ?? 0;
      const count = (starts[place + 1] ?? 0) - start;
      if (count === 0) continue;
      only[at] = count === 1 && only[at] === NONE ? (values[start] ?? 0) : SEVERAL;
    }
  }
  return only;
}

function anyTaken(lists: readonly Lists[], place: number, taken: Uint8Array): boolean {
  for (const { starts, values } of lists) {
    const end = starts[place + 1] ?? 0;
    for (let index = starts[place] ?? 0; index < end; index += 1) {
      if (taken[values[index] ?? 0] === 1) return true;
    }
  }
  return false;
}

function take(lists: readonly Lists[], place: number, taken: Uint8Array): void {
  for (const { starts, values } of lists) {
    const end = starts[place + 1] ?? 0;
    for (let index = starts[place] ?? 0; index < end; index += 1) taken[values[index] ?? 0] = 1;
  }
}
