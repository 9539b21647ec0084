import { describe, expect, it } from 'vitest';
import { balancePolarities } from '../../../src/main/domain/balance-polarities.ts';
import type { Polarity } from '../../../src/shared/domain/polarity.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

function candidates(counts: Record<Polarity, number>) {
  const polarities = Object.entries(counts).flatMap(
    ([polarity, count]) => Array<Polarity>(count).fill(polarity as Polarity), // why: keys of a record
  );
  return polarities.map((polarity, index) => ({ mediaId: aMediaId(index), polarity }));
}

describe('balancePolarities', () => {
  it('keeps the smallest polarity whole', () => {
    const all = candidates({ NEG: 3, NEU: 10, POS: 5 });

    const sample = balancePolarities(all, 1);

    expect(sample).toHaveLength(9);
    expect(sample.filter(({ polarity }) => polarity === 'NEG')).toEqual(all.slice(0, 3));
  });

  it('draws other samples with other seeds', () => {
    const all = candidates({ NEG: 10, NEU: 1000, POS: 10 });

    expect(balancePolarities(all, 1)).not.toEqual(balancePolarities(all, 2));
    expect(balancePolarities(all, 1)).toEqual(balancePolarities(all, 1));
  });

  it('draws each candidate about equally often', () => {
    const all = candidates({ NEG: 1, NEU: 4, POS: 1 });
    const drawn = new Map<string, number>();

    for (let seed = 0; seed < 2000; seed += 1) {
      for (const { mediaId } of balancePolarities(all, seed)) {
        drawn.set(mediaId, (drawn.get(mediaId) ?? 0) + 1);
      }
    }

    for (const { mediaId } of all.slice(1, 5)) {
      expect(drawn.get(mediaId)).toBeGreaterThan(400);
      expect(drawn.get(mediaId)).toBeLessThan(600);
    }
  });

  it('is empty without candidates of one polarity', () => {
    expect(balancePolarities(candidates({ NEG: 0, NEU: 4, POS: 4 }), 1)).toEqual([]);
  });
});
