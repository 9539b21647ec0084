import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDemoWorld } from '../../../src/main/demo/demo-world.ts';
import { diceOf } from '../../../src/main/demo/dice.ts';
import { dealShares } from '../../../src/main/demo/world/deal-shares.ts';
import { alteredSize, drawAlteration } from '../../../src/main/demo/world/picture-alteration.ts';
import { snowflakeId, timeOfSnowflake } from '../../../src/main/demo/world/snowflake-id.ts';

const seed = fc.maxSafeInteger();

it('deals exactly as many cards as asked, each kind its share rounded', () => {
  const shares = fc.record({
    a: fc.integer({ min: 1, max: 50 }),
    b: fc.integer({ min: 1, max: 50 }),
    c: fc.constant(0),
  });
  fc.assert(
    fc.property(seed, fc.nat(500), shares, (from, count, wish) => {
      const cards = dealShares(diceOf(from), count, wish);
      const a = cards.filter((card) => card === 'a').length;

      expect(cards).toHaveLength(count);
      expect(cards).not.toContain('c');
      expect(Math.abs(a - (count * wish.a) / (wish.a + wish.b))).toBeLessThanOrEqual(1);
      if (count > 4) expect(a).toBeGreaterThan(0);
    }),
  );
});

it('crops at most a tenth and halves at most, and never to nothing', () => {
  const kind = fc.constantFrom('recompressed', 'resized', 'cropped', 'watermarked', 'brightened');
  fc.assert(
    fc.property(
      seed,
      kind,
      fc.integer({ min: 400, max: 700 }),
      fc.integer({ min: 400, max: 700 }),
      (from, how, width, height) => {
        const alteration = drawAlteration(diceOf(from), how);
        const size = alteredSize({ width, height }, alteration);
        const least = how === 'resized' ? 0.5 : how === 'cropped' ? 0.9 : 1;

        expect(size.width / width).toBeGreaterThanOrEqual(least - 2 / width);
        expect(size.height / height).toBeGreaterThanOrEqual(least - 2 / height);
        expect(size.width <= width && size.height <= height).toBe(true);
        expect(Number.isInteger(size.width) && Number.isInteger(size.height)).toBe(true);
      },
    ),
  );
});

it('writes times into ids that read back and keep their order', () => {
  const time = fc.integer({ min: Date.UTC(2011, 0), max: Date.UTC(2040, 0) });
  fc.assert(
    fc.property(
      time,
      time,
      fc.nat(2 ** 22 - 1),
      fc.nat(2 ** 22 - 1),
      (one, other, low, otherLow) => {
        expect(timeOfSnowflake(snowflakeId(one, low))).toBe(one);
        if (one < other)
          expect(BigInt(snowflakeId(one, low))).toBeLessThan(BigInt(snowflakeId(other, otherLow)));
      },
    ),
  );
});

it('lists every post of any world, newest first but for the repeats', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 100, max: 260 }), (from, posts) => {
      const world = createDemoWorld({ seed: from, posts });
      const firsts = [...new Set(world.timeline)];

      expect(firsts).toEqual(Array.from({ length: posts }, (_, place) => posts - 1 - place));
      expect(world.timeline.length).toBeGreaterThan(posts);
      expect(new Set(world.posts.map(({ fate }) => fate)).size).toBe(6);
      for (const key of world.posts.flatMap(({ mediaKeys }) => mediaKeys))
        expect(world.media.has(key)).toBe(true);
    }),
    { numRuns: 20 },
  );
});
