import type { NearDuplicateUse } from '../../shared/domain/dataset-options.ts';
import type { Candidates } from './candidates.ts';
import { type Components, type GrowingComponents, growComponents } from './components.ts';
import type { LabelledImages, Lists } from './labelled-images.ts';

/** What ties images to one another. */
export type Ties = Pick<LabelledImages, 'posts' | 'copyPosts' | 'postRoom' | 'groups'>;

/**
 * Lists of the posts that each candidate stands for: those that carry it and, where a representative stands for
 * its group, those that carry a near-duplicate of it.
 */
export function postLists(
  { posts, copyPosts }: Ties,
  nearDuplicates: NearDuplicateUse,
): readonly Lists[] {
  return nearDuplicates === 'representatives' ? [posts, copyPosts] : [posts];
}

/** Which candidates belong together: by a post, also through near-duplicates, or by a group, chains included. */
export function candidateComponents(
  { places }: Candidates,
  ties: Ties,
  nearDuplicates: NearDuplicateUse,
): Components {
  const components = growComponents(places.length);
  // One more than the first candidate of each post; zero for none yet.
  const firsts = new Uint32Array(ties.postRoom);
  for (const { starts, values } of postLists(ties, nearDuplicates)) {
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const end = starts[place + 1] ?? 0;
      for (let index = starts[place] ?? 0; index < end; index += 1) {
        const post = values[index] ?? 0;
        const first = firsts[post] ?? 0;
        if (first === 0) firsts[post] = at + 1;
        else components.join(first - 1, at);
      }
    }
  }
  if (nearDuplicates === 'keep') joinGroups(places, ties.groups, components);
  return components.finish();
}

function joinGroups(places: Uint32Array, groups: Int32Array, components: GrowingComponents): void {
  // Every group has a member among the images: there are no more groups than images.
  const firsts = new Uint32Array(groups.length);
  for (let at = 0; at < places.length; at += 1) {
    const group = groups[places[at] ?? 0] ?? -1;
    if (group < 0) continue;
    const first = firsts[group] ?? 0;
    if (first === 0) firsts[group] = at + 1;
    else components.join(first - 1, at);
  }
}
