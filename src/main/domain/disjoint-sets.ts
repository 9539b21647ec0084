/** Disjoint sets of the numbers 0 to n - 1 (union-find with path halving and union by size). */
export type DisjointSets = {
  /** The number that stands for the set of `x`: equal for all of one set. */
  readonly find: (x: number) => number;
  readonly union: (a: number, b: number) => void;
};

/** `count` numbers, each in a set of its own. */
export function disjointSets(count: number): DisjointSets {
  const parents = new Uint32Array(count).map((_, index) => index);
  const sizes = new Uint32Array(count).fill(1);
  const parentOf = (x: number) => parents[x] ?? x;

  const find = (x: number) => {
    let node = x;
    while (parentOf(node) !== node) {
      const grandparent = parentOf(parentOf(node));
      parents[node] = grandparent;
      node = grandparent;
    }
    return node;
  };
  const union = (a: number, b: number) => {
    let larger = find(a);
    let smaller = find(b);
    if (larger === smaller) return;
    if ((sizes[larger] ?? 0) < (sizes[smaller] ?? 0)) [larger, smaller] = [smaller, larger];
    parents[smaller] = larger;
    sizes[larger] = (sizes[larger] ?? 0) + (sizes[smaller] ?? 0);
  };
  return { find, union };
}
