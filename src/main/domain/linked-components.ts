import { disjointSets } from './disjoint-sets.ts';

/** A tie between two names: of images, posts or near-duplicate groups, as the caller names them. */
export type Link = readonly [string, string];

/**
 * The components into which links tie names together, chains of links included.
 *
 * Links may go through names that are not among `names` (a post that two images share).
 *
 * @param names each once.
 * @returns for each component the places of its names, ascending; components by their first place.
 */
export function linkedComponents(
  names: readonly string[],
  links: Iterable<Link>,
): readonly (readonly number[])[] {
  const nodes = new Map(names.map((name, place) => [name, place]));
  const nodeOf = (name: string) => {
    const known = nodes.get(name);
    if (known !== undefined) return known;
    nodes.set(name, nodes.size);
    return nodes.size - 1;
  };
  const ties: number[] = [];
  for (const [a, b] of links) ties.push(nodeOf(a), nodeOf(b));
  const sets = disjointSets(nodes.size);
  for (let at = 0; at < ties.length; at += 2) sets.union(ties[at] ?? 0, ties[at + 1] ?? 0);

  const components = new Map<number, number[]>();
  names.forEach((_, place) => {
    const set = sets.find(place);
    const component = components.get(set);
    if (component === undefined) components.set(set, [place]);
    else component.push(place);
  });
  return [...components.values()];
}
