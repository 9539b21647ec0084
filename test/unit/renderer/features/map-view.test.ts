import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countsOf,
  kindsOf,
  looksOf,
} from '../../../../src/renderer/features/evaluate/map/map-colours.ts';
import {
  broughtIntoView,
  moved,
  regionInView,
  toMap,
  toWindow,
  wholeMap,
  zoomed,
} from '../../../../src/renderer/features/evaluate/map/map-view.ts';
import { isInRegion } from '../../../../src/shared/domain/map-region.ts';

const SIZE = { width: 800, height: 500 };
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the view of a map', () => {
  it('shows the whole map at first', () => {
    const view = wholeMap(SIZE);
    for (const corner of [0, 1]) {
      const [left, top] = toWindow(view, SIZE, corner, corner);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(SIZE.width);
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(SIZE.height);
    }
  });

  it('keeps what is under the pointer while it zooms', () => {
    fc.assert(
      fc.property(share, share, fc.double({ min: 1, max: 8, noNaN: true }), (x, y, factor) => {
        const view = wholeMap(SIZE);
        const place = toWindow(view, SIZE, x, y);
        const [nowX, nowY] = toMap(zoomed(view, SIZE, factor, place), SIZE, ...place);
        expect(nowX).toBeCloseTo(x, 6);
        expect(nowY).toBeCloseTo(y, 6);
      }),
    );
  });

  it('zooms within limits, and never leaves the map', () => {
    const view = wholeMap(SIZE);
    expect(zoomed(view, SIZE, 1e9).scale).toBe(view.scale * 200);
    expect(zoomed(view, SIZE, 1e-9).scale).toBe(view.scale / 2);
    expect(moved(view, 1e6, -1e6)).toMatchObject({ x: 0, y: 1 });
  });

  it('brings points into view, and leaves it where they are seen', () => {
    const view = wholeMap(SIZE);
    expect(broughtIntoView(view, SIZE, 0.5, 0.5)).toBe(view);
    const near = zoomed(view, SIZE, 10);
    const shown = broughtIntoView(near, SIZE, 0.1, 0.9);
    expect(toWindow(shown, SIZE, 0.1, 0.9)).toEqual([400, 250]);
  });

  it('selects what is in the window', () => {
    const region = regionInView(zoomed(wholeMap(SIZE), SIZE, 4), SIZE);
    expect(isInRegion(region, 0.5, 0.5)).toBe(true);
    expect(isInRegion(region, 0.95, 0.95)).toBe(false);
    const whole = regionInView(wholeMap(SIZE), SIZE);
    fc.assert(
      fc.property(share, share, (x, y) => {
        expect(isInRegion(whole, x, y)).toBe(true);
      }),
    );
  });
});

describe('colours of a map', () => {
  const map = { labels: ['NEG', 'POS', 'NEU'], predicted: ['NEG', 'NEG', 'POS'] } as const;

  it('tells label, prediction, and whether they agree', () => {
    expect([...kindsOf(map, 'label')]).toEqual([0, 2, 1]);
    expect([...kindsOf(map, 'predicted')]).toEqual([0, 0, 2]);
    expect([...kindsOf(map, 'outcome')]).toEqual([0, 1, 1]);
    expect(countsOf(kindsOf(map, 'outcome'), looksOf('outcome'))).toEqual([1, 2]);
  });

  it('gives each kind a form of its own', () => {
    for (const colouring of ['label', 'predicted', 'outcome'] as const) {
      const forms = looksOf(colouring).map(({ form }) => form);
      expect(new Set(forms).size).toBe(forms.length);
    }
  });
});
