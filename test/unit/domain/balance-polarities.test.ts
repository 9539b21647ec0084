import { describe, expect, it } from 'vitest';
import { balancePolarities } from '../../../src/main/domain/balance-polarities.ts';
import { POLARITIES, type Polarity } from '../../../src/shared/domain/polarity.ts';
import { candidatesWith } from '../../helpers/labelled-columns.ts';

const candidates = (counts: Record<Polarity, number>) =>
  candidatesWith(
    POLARITIES.flatMap((polarity) => Array<Polarity>(counts[polarity]).fill(polarity)),
  );

describe('balancePolarities', () => {
  it('keeps the smallest polarity whole', () => {
    const sample = balancePolarities(candidates({ NEG: 3, NEU: 10, POS: 5 }), 1);

    expect(sample.places).toHaveLength(9);
    expect([...sample.places].slice(0, 3)).toEqual([0, 1, 2]);
    expect([...sample.polarities]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  });

  it('draws other samples with other seeds', () => {
    const all = candidates({ NEG: 10, NEU: 1000, POS: 10 });

    expect(balancePolarities(all, 1)).not.toEqual(balancePolarities(all, 2));
    expect(balancePolarities(all, 1)).toEqual(balancePolarities(all, 1));
  });

  it('draws each candidate about equally often', () => {
    const all = candidates({ NEG: 1, NEU: 4, POS: 1 });
    const drawn = new Map<number, number>();

    for (let seed = 0; seed < 2000; seed += 1) {
      for (const place of balancePolarities(all, seed).places) {
        drawn.set(place, (drawn.get(place) ?? 0) + 1);
      }
    }

    for (const place of [1, 2, 3, 4]) {
      expect(drawn.get(place)).toBeGreaterThan(400);
      expect(drawn.get(place)).toBeLessThan(600);
    }
  });

  it('is empty without candidates of one polarity', () => {
    const { places } = balancePolarities(candidates({ NEG: 0, NEU: 4, POS: 4 }), 1);
    expect(places).toHaveLength(0);
  });
});
