import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancePolarities } from '../../../src/main/domain/balance-polarities.ts';
import { polarityCounts } from '../../../src/main/domain/candidates.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { candidatesWith } from '../../helpers/labelled-columns.ts';

const candidates = fc
  .array(fc.constantFrom(...POLARITIES), { maxLength: 60 })
  .map((polarities) => candidatesWith(polarities));

describe('balancePolarities', () => {
  it('gives equal counts, takes each candidate once at most and invents none', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), (all, seed) => {
        const { places, polarities } = balancePolarities(all, seed);
        const smallest = Math.min(...polarityCounts(all.polarities));

        expect(polarityCounts(polarities)).toEqual([smallest, smallest, smallest]);
        expect([...new Set(places)].sort((a, b) => a - b)).toEqual([...places]);
        expect([...places].map((place) => all.polarities[place])).toEqual([...polarities]);
      }),
    );
  });
});
