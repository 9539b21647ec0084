import type { NearDuplicateUse } from '../../shared/domain/dataset-options.ts';
import type { Candidates } from './candidates.ts';
import { type Components, type GrowingComponents, growComponents } from './components.ts';
import type { LabelledImages, Lists } from './labelled-images.ts';

/** Posts and groups of images. */
export type PostTies = Pick<LabelledImages, 'posts' | 'copyPosts' | 'postRoom' | 'groups'>;

/** What ties images to one another. */
export type Ties = PostTies & {
  /** A number for the author of each post by its number, -1 of one that is not known; null where authors tie nothing. */
  readonly authors: Int32Array | null;
};

/**
 * Lists of the posts that each candidate stands for: those that carry it and, where a representative stands for
 * its group, those that carry a near-duplicate of it.
 */
export function postLists(
  { posts, copyPosts }: Pick<Ties, 'posts' | 'copyPosts'>,
  nearDuplicates: NearDuplicateUse,
): readonly Lists[] {
  return nearDuplicates === 'representatives' ? [posts, copyPosts] : [posts];
}

/**
 * Which candidates belong together: by a post or, where authors tie, by its author, also through near-duplicates, or
 * by a group, chains included.
 */
export function candidateComponents(
  { places }: Candidates,
  ties: Ties,
  nearDuplicates: NearDuplicateUse,
): Components {
  const components = growComponents(places.length);
  // One more than the first candidate of each post; zero for none yet.
  const firsts = new Uint32Array(ties.postRoom);
  const firstsOfAuthors = new Uint32Array(authorRoom(ties.authors));
  const tie = (names: Uint32Array, name: number, at: number): void => {
    const first = names[name] ?? 0;
    if (first === 0) names[name] = at + 1;
    else components.join(first - 1, at);
  };
  for (const { starts, values } of postLists(ties, nearDuplicates)) {
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const end = starts[place + 1] ?? 0;
      for (let index = starts[place] ?? 0; index < end; index += 1) {
        const post = values[index] ?? 0;
        tie(firsts, post, at);
        const author = ties.authors?.[post] ?? -1;
        if (author >= 0) tie(firstsOfAuthors, author, at);
      }
    }
  }
  if (nearDuplicates === 'keep') joinGroups(places, ties.groups, components);
  return components.finish();
}

function authorRoom(authors: Int32Array | null): number {
  return authors === null ? 0 : authors.reduce((most, author) => Math.max(most, author + 1), 0);
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
