/** Images that are known to show one picture: an original and copies of it, each made in a known way. */
export type PlantedGroup = {
  readonly original: string;
  readonly copies: readonly { readonly id: string; readonly kind: string }[];
};

/** Counts of unordered pairs of images; shares are null where there is nothing to count. */
export type PairAgreement = {
  readonly foundPairs: number;
  readonly plantedPairs: number;
  /** Pairs that are both found and planted. */
  readonly sharedPairs: number;
  /** Share of the found pairs that are planted. */
  readonly precision: number | null;
  /** Share of the planted pairs that were found. */
  readonly recall: number | null;
  /** Per kind, how many copies there are, and how many were found in one group with their original. */
  readonly byKind: ReadonlyMap<string, { readonly copies: number; readonly found: number }>;
};

/**
 * How well found near-duplicate groups agree with groups that were planted.
 *
 * Every two images of a group are a pair. Pairs are counted from group sizes, not listed, so large
 * groups cost no more than their images. An image that is in no planted group has no duplicate: each
 * found pair with it is wrong.
 *
 * @throws Error when an id is in two found groups or twice among the planted images.
 */
export function pairAgreement(
  found: readonly (readonly string[])[],
  planted: readonly PlantedGroup[],
): PairAgreement {
  const foundGroupOf = groupById(found);
  const plantedIds = planted.map(({ original, copies }) => [
    original,
    ...copies.map((copy) => copy.id),
  ]);
  const plantedGroupOf = groupById(plantedIds);
  const foundPairs = sumOf(found.map((group) => pairsAmong(group.length)));
  const plantedPairs = sumOf(plantedIds.map((group) => pairsAmong(group.length)));
  const sharedPairs = sumOf(found.map((group) => pairsWithinParts(group, plantedGroupOf)));
  return {
    foundPairs,
    plantedPairs,
    sharedPairs,
    precision: foundPairs === 0 ? null : sharedPairs / foundPairs,
    recall: plantedPairs === 0 ? null : sharedPairs / plantedPairs,
    byKind: countByKind(planted, foundGroupOf),
  };
}

function groupById(groups: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const groupOf = new Map<string, number>();
  groups.forEach((group, index) => {
    for (const id of group) {
      if (groupOf.has(id)) throw new Error(`the image ${id} is in two groups or twice in one`);
      groupOf.set(id, index);
    }
  });
  return groupOf;
}

/** Pairs of the group that lie in one part; images without a part make no such pair. */
function pairsWithinParts(group: readonly string[], partOf: ReadonlyMap<string, number>): number {
  const sizes = new Map<number, number>();
  for (const id of group) {
    const part = partOf.get(id);
    if (part !== undefined) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  }
  return sumOf([...sizes.values()].map(pairsAmong));
}

function countByKind(
  planted: readonly PlantedGroup[],
  foundGroupOf: ReadonlyMap<string, number>,
): PairAgreement['byKind'] {
  const byKind = new Map<string, { copies: number; found: number }>();
  for (const { original, copies } of planted) {
    const home = foundGroupOf.get(original);
    for (const { id, kind } of copies) {
      const counts = byKind.get(kind) ?? { copies: 0, found: 0 };
      counts.copies += 1;
      if (home !== undefined && foundGroupOf.get(id) === home) counts.found += 1;
      byKind.set(kind, counts);
    }
  }
  return byKind;
}

function pairsAmong(count: number): number {
  return (count * (count - 1)) / 2;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
