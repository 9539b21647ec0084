import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/main/domain/wilson-interval.ts';

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));

describe('wilsonInterval', () => {
  it('contains the share and lies within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([successes, total]) => {
        const { value, low, high } = wilsonInterval(successes, total);

        return 0 <= low && low <= value && value <= high && high <= 1;
      }),
    );
  });

  it('mirrors for failures', () => {
    fc.assert(
      fc.property(counts, ([successes, total]) => {
        const of = wilsonInterval(successes, total);
        const against = wilsonInterval(total - successes, total);

        expect(against.low).toBeCloseTo(1 - of.high, 10);
        expect(against.high).toBeCloseTo(1 - of.low, 10);
      }),
    );
  });

  it('narrows with more of the same', () => {
    fc.assert(
      fc.property(counts, ([successes, total]) => {
        const few = wilsonInterval(successes, total);
        const many = wilsonInterval(2 * successes, 2 * total);

        return many.high - many.low < few.high - few.low;
      }),
    );
  });
});
