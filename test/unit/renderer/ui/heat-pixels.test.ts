import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heatAlpha,
  heatAt,
  heatColour,
  heatPixels,
} from '../../../../src/renderer/ui/heat-pixels.ts';

const value = fc.double({ min: 0, max: 1, noNaN: true });

/** CIE lightness of an sRGB colour, 0 to 100. */
function lightness(colour: readonly number[]): number {
  const linear = colour.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
}

describe('heatColour', () => {
  it('has the ends of plasma', () => {
    expect(heatColour(0)).toEqual([13, 8, 135]);
    expect(heatColour(1)).toEqual([240, 249, 33]);
    expect(heatColour(-3)).toEqual(heatColour(0));
    expect(heatColour(7)).toEqual(heatColour(1));
    expect(heatColour(Number.NaN)).toEqual(heatColour(0));
  });

  it('gets lighter by equal steps, so that order and distance are seen without hue', () => {
    const steps = Array.from({ length: 10 }, (_, index) => lightness(heatColour(index / 9)));
    const rises = steps.slice(1).map((light, index) => light - (steps[index] ?? 0));
    const mean = rises.reduce((sum, rise) => sum + rise, 0) / rises.length;
    for (const rise of rises) expect(Math.abs(rise - mean)).toBeLessThan(mean * 0.35);
  });
});

describe('heatAlpha', () => {
  it('leaves cold parts clear and grows with the value', () => {
    expect(heatAlpha(0)).toBe(0);
    expect(heatAlpha(0.1)).toBe(0);
    expect(heatAlpha(1)).toBe(1);
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(heatAlpha(Math.max(a, b))).toBeGreaterThanOrEqual(heatAlpha(Math.min(a, b)));
      }),
    );
  });
});

describe('heatAt', () => {
  const heat = { rows: 2, columns: 3, values: [0, 0.5, 1, 1, 0.5, 0] };

  it('has the cells in their middles, the middle between them, and the nearest cell at the border', () => {
    expect(heatAt(heat, 0.5 / 3, 0.25)).toBeCloseTo(0);
    expect(heatAt(heat, 2.5 / 3, 0.25)).toBeCloseTo(1);
    expect(heatAt(heat, 1 / 3, 0.25)).toBeCloseTo(0.25);
    expect(heatAt(heat, 0, 0)).toBeCloseTo(0);
    expect(heatAt(heat, 1, 1)).toBeCloseTo(0);
    expect(heatAt(heat, 0.5, 0.5)).toBeCloseTo(0.5);
  });

  it('stays within the values of the grid', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 12, maxLength: 12 }),
        value,
        value,
        (values, x, y) => {
          const at = heatAt({ rows: 3, columns: 4, values }, x, y);
          expect(at).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(at).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        },
      ),
    );
  });
});

describe('heatPixels', () => {
  it('is hot where the grid is, and clear where it is not', () => {
    const heat = { rows: 2, columns: 2, values: [1, 0, 0, 0] };
    const pixels = heatPixels(heat, { width: 8, height: 6 });
    expect(pixels).toHaveLength(8 * 6 * 4);
    expect([...pixels.slice(0, 4)]).toEqual([...heatColour(1), 255]);
    expect(pixels[(6 * 8 - 1) * 4 + 3]).toBe(0);
  });
});
