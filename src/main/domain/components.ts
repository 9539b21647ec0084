/** Items in components that are numbered by their first items. */
export type Components = {
  readonly count: number;
  /** The number of each item's component. */
  readonly of: Uint32Array;
};

/** Components that grow as items are joined. */
export type GrowingComponents = {
  readonly join: (a: number, b: number) => void;
  /** To be called once, in the end. */
  readonly finish: () => Components;
};

/**
 * Items 0 to `items` - 1, each a component of its own until it is joined with others.
 *
 * Union-find in which the first item of a component is its root: so the root of an item comes before it, and
 * the components get their numbers in one pass. Path halving alone keeps a join at O(log n) on average.
 */
export function growComponents(items: number): GrowingComponents {
  const parents = new Int32Array(items);
  for (let item = 0; item < items; item += 1) parents[item] = item;
  const rootOf = (item: number): number => {
    let node = item;
    for (let parent = parents[node] ?? 0; parent !== node; parent = parents[node] ?? 0) {
      const grandparent = parents[parent] ?? 0;
      parents[node] = grandparent;
      node = grandparent;
    }
    return node;
  };
  return {
    join: (a, b) => {
      const [rootA, rootB] = [rootOf(a), rootOf(b)];
      if (rootA < rootB) parents[rootB] = rootA;
      else parents[rootA] = rootB;
    },
    finish: () => {
      const of = new Uint32Array(items);
      let count = 0;
      for (let item = 0; item < items; item += 1) {
        const parent = parents[item] ?? 0;
        if (parent === item) {
          of[item] = count;
          count += 1;
        } else of[item] = of[parent] ?? 0;
      }
      return { count, of };
    },
  };
}

/** The same from lists of items, components by their first items. */
export function listedComponents(lists: readonly (readonly number[])[], items: number): Components {
  const of = new Uint32Array(items);
  for (const [number, list] of lists.entries()) for (const item of list) of[item] = number;
  return { count: lists.length, of };
}
