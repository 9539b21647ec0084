import type { MediaId } from '../../shared/domain/ids.ts';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { byMediaId } from './media-order.ts';
import { deriveSeed, seededRandom } from './seeded-random.ts';

/**
 * Samples the larger polarities, without replacement, down to the size of the smallest.
 *
 * So B-T4SA was made from T4SA. The sample depends on the seed and the set of candidates, not on their
 * order; without candidates of one polarity it is empty.
 *
 * @param quotas images of each polarity, where it is not the size of the smallest.
 * @returns the sample by ascending media id.
 */
export function balancePolarities<
  Candidate extends { readonly mediaId: MediaId; readonly polarity: Polarity },
>(
  candidates: readonly Candidate[],
  seed: number,
  quotas?: Readonly<Record<Polarity, number>>,
): readonly Candidate[] {
  const sorted = [...candidates].sort(byMediaId);
  const byPolarity = POLARITIES.map((polarity) => ({
    polarity,
    members: sorted.filter((candidate) => candidate.polarity === polarity),
  }));
  const smallest = Math.min(...byPolarity.map(({ members }) => members.length));
  const sample = byPolarity.flatMap(({ polarity, members }) =>
    seededRandom(deriveSeed(seed, polarity))
      .shuffle(members)
      .slice(0, quotas?.[polarity] ?? smallest),
  );
  return sample.sort(byMediaId);
}
