import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditCandidates } from '../../../../src/main/domain/review/audit-candidates.ts';
import { drawAudit } from '../../../../src/main/domain/review/draw-audit.ts';

const candidates: fc.Arbitrary<AuditCandidates> = fc
  .array(
    fc.record({
      polarity: fc.integer({ min: 0, max: 2 }),
      // Few distinct values, so that there are ties.
      confidence: fc.integer({ min: 34, max: 100 }).map((percent) => percent / 100),
      cluster: fc.nat({ max: 60 }),
    }),
    { minLength: 1, maxLength: 150 },
  )
  .map((rows) => ({
    polarities: Uint8Array.from(rows, (row) => row.polarity),
    confidences: Float64Array.from(rows, (row) => row.confidence),
    clusters: Uint32Array.from(rows, (row) => row.cluster),
  }));

const design = fc.record({
  size: fc.integer({ min: 1, max: 120 }),
  bins: fc.integer({ min: 1, max: 8 }),
  allocation: fc.constantFrom('equal' as const, 'proportional' as const),
  repeatShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
  acceptance: fc.constant(null),
  seed: fc.nat(),
});

describe("an audit's sample", () => {
  it('has one image at most of each cluster, and each image in its stratum', () => {
    fc.assert(
      fc.property(candidates, design, (images, asked) => {
        const { items, strata } = drawAudit(images, asked);
        const firsts = items.filter((item) => item.repeats === null);
        expect(new Set(firsts.map(({ place }) => images.clusters[place])).size).toBe(firsts.length);
        for (const { place, stratum, probability } of firsts) {
          const { polarity, low, high } = strata[stratum] ?? expect.fail('no such stratum');
          const confidence = images.confidences[place] ?? 0;
          expect(['NEG', 'NEU', 'POS'][images.polarities[place] ?? 3]).toBe(polarity);
          expect(confidence).toBeGreaterThanOrEqual(low);
          expect(confidence).toBeLessThanOrEqual(high);
          expect(probability).toBeGreaterThan(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is as large as asked, or takes one image of every cluster; its totals match', () => {
    fc.assert(
      fc.property(candidates, design, (images, asked) => {
        const { items, strata } = drawAudit(images, asked);
        const clusters = new Set(images.clusters).size;
        const firsts = items.filter((item) => item.repeats === null);
        const sum = (key: 'images' | 'drawable' | 'sampled') =>
          strata.reduce((total, stratum) => total + stratum[key], 0);
        expect(firsts).toHaveLength(Math.min(asked.size, clusters));
        expect(sum('images')).toBe(images.polarities.length);
        expect(sum('drawable')).toBe(clusters);
        expect(sum('sampled')).toBe(firsts.length);
        strata.forEach((stratum, at) => {
          expect(firsts.filter((item) => item.stratum === at)).toHaveLength(stratum.sampled);
          expect(stratum.sampled).toBeLessThanOrEqual(stratum.drawable);
          expect(stratum.drawable).toBeLessThanOrEqual(stratum.images);
        });
        const repeats = items.filter((item) => item.repeats !== null);
        expect(repeats).toHaveLength(Math.round(firsts.length * asked.repeatShare));
        for (const { repeats: of, place } of repeats) {
          expect(items[of ?? -1]).toMatchObject({ place, repeats: null });
        }
      }),
    );
  });

  it('gives the drawable images of a stratum probabilities that sum to its checks, without clusters', () => {
    fc.assert(
      fc.property(candidates, design, (images, asked) => {
        const alone = { ...images, clusters: images.clusters.map((_, place) => place) };
        const { items, strata } = drawAudit(alone, { ...asked, repeatShare: 0 });
        for (const { stratum, probability } of items) {
          const { images: population, sampled } = strata[stratum] ?? expect.fail('no stratum');
          expect(probability * population).toBeCloseTo(sampled, 9);
        }
      }),
    );
  });

  it('is the same for the same seed, however clusters are numbered', () => {
    fc.assert(
      fc.property(candidates, design, (images, asked) => {
        const renumbered = { ...images, clusters: images.clusters.map((cluster) => 99 - cluster) };
        const { items, strata } = drawAudit(images, asked);
        expect(drawAudit(images, asked).items).toEqual(items);
        expect(drawAudit(renumbered, asked)).toMatchObject({ items, strata });
      }),
    );
  });
});

describe('probabilities over many draws', () => {
  it('have weights that count the images of each stratum, in expectation', () => {
    const images: AuditCandidates = {
      polarities: Uint8Array.from({ length: 300 }, (_, place) => place % 3),
      confidences: Float64Array.from({ length: 300 }, (_, place) => 0.4 + (place % 7) / 20),
      clusters: Uint32Array.from({ length: 300 }, (_, place) => Math.floor(Math.sqrt(place * 30))),
    };
    const draws = 4000;
    const asked = { size: 30, bins: 2, allocation: 'equal', repeatShare: 0 } as const;
    const sums = new Float64Array(300);
    for (let seed = 0; seed < draws; seed += 1) {
      const { items } = drawAudit(images, { ...asked, acceptance: null, seed });
      for (const { place, probability } of items)
        sums[place] = (sums[place] ?? 0) + 1 / probability;
    }
    const { strata, binned } = drawAudit(images, { ...asked, acceptance: null, seed: 0 });
    // Each image stands for itself: the mean of its weights over all draws, drawn or not, is 1.
    strata.forEach((stratum, at) => {
      let mean = 0;
      sums.forEach((sum, place) => {
        if (binned.binOf[place] === at) mean += sum / draws;
      });
      expect(mean / stratum.images).toBeGreaterThan(0.97);
      expect(mean / stratum.images).toBeLessThan(1.03);
    });
  });
});
