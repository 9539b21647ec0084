import { describe, expect, it } from 'vitest';
import { planCopies } from '../../../../src/main/domain/copies/plan-copies.ts';
import { PlantedKind } from '../../../../src/shared/domain/copy-measurement.ts';

describe('planCopies', () => {
  it('plans one copy of each kind for each image', () => {
    const plan = planCopies(['a', 'b'], 1);

    expect(plan).toHaveLength(2 * PlantedKind.options.length);
    expect(
      new Set(plan.map(({ image, transformation }) => `${image} ${transformation.kind}`)).size,
    ).toBe(plan.length);
  });

  it('plans the same for an image whatever else is planned', () => {
    const [alone] = planCopies(['b'], 7, ['crop']);
    const among = planCopies(['a', 'b', 'c'], 7).find(
      ({ image, transformation }) => image === 1 && transformation.kind === 'crop',
    );

    expect(among?.transformation).toEqual(alone?.transformation);
  });

  it('plans otherwise with another seed', () => {
    expect(planCopies(['a'], 1)).not.toEqual(planCopies(['a'], 2));
  });

  it('keeps 0.8 of the sides or more, inside the image', () => {
    const names = Array.from({ length: 200 }, (_, index) => `image ${index}`);

    for (const { transformation } of planCopies(names, 3, ['crop', 'crop-one-axis', 'flip-crop'])) {
      if (!('box' in transformation)) throw new Error('a crop has a box');
      const { x, y, width, height } = transformation.box;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(0.8);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + 1e-12);
    }
  });
});
