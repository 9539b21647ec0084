import { describe, expect, it } from 'vitest';
import { drawScene, planScene, SCENE_KINDS } from '../../../src/main/demo/scene/scene.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';

describe.each(POLARITIES)('%s scenes', (polarity) => {
  it.each(Object.keys(SCENE_KINDS[polarity]))('draw a %s that is sound SVG', (kind) => {
    for (let seed = 0; seed < 12; seed += 1) {
      const { svg, width, height } = drawScene(polarity, seed, kind);

      expect(svg).toContain(`width="${width}" height="${height}"`);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg).not.toMatch(new RegExp(`${polarity}|${kind}`));
      expect(Math.max(width, height)).toBeLessThanOrEqual(680);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(448);
    }
  });

  it('are the same for the same seed and differ for others', () => {
    const drawings = Array.from({ length: 50 }, (_, seed) => drawScene(polarity, seed).svg);

    expect(new Set(drawings).size).toBe(drawings.length);
    expect(drawScene(polarity, 7).svg).toBe(drawings[7]);
  });

  it('become what was planned', () => {
    const { svg: _, ...scene } = drawScene(polarity, 99);

    expect(planScene(polarity, 99)).toEqual(scene);
  });
});

it('refuses kinds that the polarity does not have', () => {
  expect(() => drawScene('NEG', 1, 'beach')).toThrow('no NEG scene of the kind beach');
});
