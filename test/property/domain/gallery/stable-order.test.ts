import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableOrder } from '../../../../src/main/domain/gallery/stable-order.ts';

const values = fc.array(
  fc.oneof(fc.double(), fc.constantFrom(Number.NaN, 0, -0, 1, -1, Number.POSITIVE_INFINITY)),
  { maxLength: 200 },
);

describe('the stable order of values', () => {
  it.each(['ascending', 'descending'] as const)('is that of a stable sort, %s', (direction) => {
    const sign = direction === 'ascending' ? 1 : -1;
    fc.assert(
      fc.property(values, (list) => {
        const places = list.map((_, place) => place);
        const known = places.filter((place) => !Number.isNaN(list[place]));
        const sorted = known.sort((a, b) => {
          const left = list[a] ?? 0;
          const right = list[b] ?? 0;
          return left === right ? 0 : sign * (left < right ? -1 : 1);
        });
        const missing = places.filter((place) => Number.isNaN(list[place]));
        expect([...stableOrder(Float64Array.from(list), direction)]).toEqual([
          ...sorted,
          ...missing,
        ]);
      }),
    );
  });
});
