import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancePolarities } from '../../../src/main/domain/balance-polarities.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

const candidates = fc
  .array(fc.constantFrom(...POLARITIES), { maxLength: 60 })
  .map((polarities) =>
    polarities.map((polarity, index) => ({ mediaId: aMediaId(index), polarity })),
  );

describe('balancePolarities', () => {
  it('gives equal counts, takes each candidate once at most and invents none', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), (all, seed) => {
        const sample = balancePolarities(all, seed);
        const counts = (items: typeof all | typeof sample) =>
          POLARITIES.map((p) => items.filter(({ polarity }) => polarity === p).length);
        const smallest = Math.min(...counts(all));

        expect(counts(sample)).toEqual([smallest, smallest, smallest]);
        expect(new Set(sample).size).toBe(sample.length);
        expect(sample.every((candidate) => all.includes(candidate))).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), (all, seed) => {
        expect(balancePolarities([...all].reverse(), seed)).toEqual(balancePolarities(all, seed));
      }),
    );
  });
});
