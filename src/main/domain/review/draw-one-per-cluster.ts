import type { SeededRandom } from '../seeded-random.ts';

/** Which candidates may be drawn further, and how many images their clusters hold. */
export type ClusterDraw = {
  /** 1 at the one image that was drawn of each cluster, else 0. */
  readonly drawn: Uint8Array;
  /** Images of each candidate's cluster: one over the probability of being the drawn one. */
  readonly clusterSizes: Uint32Array;
};

/**
 * Draws one image of each cluster, all of them equally likely.
 *
 * @param clusters the cluster of each candidate; the draw does not depend on how clusters are numbered.
 */
export function drawOnePerCluster(clusters: Uint32Array, random: SeededRandom): ClusterDraw {
  let count = 0;
  for (const cluster of clusters) count = Math.max(count, cluster + 1);
  const sizes = new Uint32Array(count);
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  // For each cluster, how many more of its images come until the drawn one; -1 before the first.
  const waits = new Int32Array(count).fill(-1);
  const drawn = new Uint8Array(clusters.length);
  clusters.forEach((cluster, place) => {
    const size = sizes[cluster] ?? 1;
    let wait = waits[cluster] ?? -1;
    if (wait === -1) wait = size === 1 ? 0 : random.int(size);
    if (wait === 0) drawn[place] = 1;
    // -2 after the drawn one: it is never reached again.
    waits[cluster] = wait <= 0 ? -2 : wait - 1;
  });
  return { drawn, clusterSizes: clusters.map((cluster) => sizes[cluster] ?? 1) };
}
