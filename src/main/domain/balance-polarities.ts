import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { type Candidates, keptCandidates, polarityCounts } from './candidates.ts';
import { deriveSeed, seededRandom } from './seeded-random.ts';

/**
 * Samples the larger polarities, without replacement, down to the size of the smallest.
 *
 * So B-T4SA was made from T4SA. Without candidates of one polarity the sample is empty.
 *
 * @param quotas images of each polarity, where it is not the size of the smallest.
 */
export function balancePolarities(
  candidates: Candidates,
  seed: number,
  quotas?: Readonly<Record<Polarity, number>>,
): Candidates {
  const { polarities } = candidates;
  const counts = polarityCounts(polarities);
  const smallest = Math.min(...counts);
  const kept = new Uint8Array(polarities.length);
  for (const [number, polarity] of POLARITIES.entries()) {
    const members = new Uint32Array(counts[number] ?? 0);
    let found = 0;
    for (let at = 0; at < polarities.length; at += 1) {
      if (polarities[at] !== number) continue;
      members[found] = at;
      found += 1;
    }
    const order = seededRandom(deriveSeed(seed, polarity)).shuffled(members.length);
    for (const index of order.subarray(0, quotas?.[polarity] ?? smallest)) {
      kept[members[index] ?? 0] = 1;
    }
  }
  return keptCandidates(candidates, kept);
}
