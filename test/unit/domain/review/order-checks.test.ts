import { describe, expect, it } from 'vitest';
import { insertRepeats, spreadStrata } from '../../../../src/main/domain/review/order-checks.ts';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';

describe('the order of checks', () => {
  it('gives every stretch its part of every stratum', () => {
    const sampled = [50, 100, 150];
    const order = spreadStrata(sampled, seededRandom(3));

    expect(order).toHaveLength(300);
    for (let end = 1; end <= 300; end += 1) {
      sampled.forEach((count, stratum) => {
        const seen = order.slice(0, end).filter((other) => other === stratum).length;
        expect(Math.abs(seen - (count * end) / 300)).toBeLessThan(3);
      });
    }
  });
});

describe('hidden repeats', () => {
  it('come at least 20 places after their originals', () => {
    const list = insertRepeats(200, 40, seededRandom(4));

    const repeats = list.flatMap((item, position) =>
      item.repeats === null ? [] : [{ ...item, position, from: item.repeats }],
    );
    expect(list).toHaveLength(240);
    expect(repeats).toHaveLength(40);
    expect(new Set(repeats.map(({ original }) => original)).size).toBe(40);
    for (const { original, position, from } of repeats) {
      expect(position - from).toBeGreaterThan(20);
      expect(list[from]).toEqual({ original, repeats: null });
    }
  });

  it('come at the end of a list that is too short', () => {
    const list = insertRepeats(6, 3, seededRandom(5));

    expect(list.slice(0, 6).every((item) => item.repeats === null)).toBe(true);
    expect(list.slice(6).map((item) => item.repeats)).toEqual([0, 1, 2]);
  });
});
