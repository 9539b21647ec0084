import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PAGE_SIZE,
  pageOf,
  wantedPages,
} from '../../../../src/renderer/features/gallery/gallery-pages.ts';
import {
  GAP,
  gridLayout,
  scrollScale,
  visibleRows,
} from '../../../../src/renderer/features/gallery/grid-layout.ts';
import { moveSelection } from '../../../../src/renderer/features/gallery/move-selection.ts';

describe('gridLayout', () => {
  it('fills the width without overflowing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 80, max: 320 }), (w, s) => {
        const { columns, side } = gridLayout(w, s);
        const used = columns * side + (columns - 1) * GAP;
        expect(used).toBeLessThanOrEqual(w);
        expect(used).toBeGreaterThan(w - columns);
      }),
    );
  });
});

describe('scrollScale', () => {
  it('is one to one for what a browser can scroll', () => {
    const scale = scrollScale(1000, 174, 800);

    expect(scale).toMatchObject({ isScaled: false, height: 174_000, rowHeight: 174 });
    expect(scale.rowsOffset(4321)).toBe(4321);
  });

  it('reaches the first and the last row of a list that is too high to scroll', () => {
    const [rows, rowHeight, viewport] = [500_000, 326, 900];
    const scale = scrollScale(rows, rowHeight, viewport);

    expect(scale.isScaled).toBe(true);
    expect(scale.height).toBeLessThan(33_000_000);
    expect(scale.rowsOffset(0)).toBe(0);
    expect(scale.rowsOffset(scale.height - viewport)).toBeCloseTo(rows * rowHeight - viewport, 3);
  });

  it('goes from a row to its scroll position and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000 }), fc.nat(1_000_000), (rows, offset) => {
        const scale = scrollScale(rows, 200, 900);
        expect(scale.rowsOffset(scale.scrollTop(offset))).toBeCloseTo(offset, 3);
      }),
    );
  });
});

describe('visibleRows', () => {
  it('adds a margin and stays within the rows', () => {
    expect(visibleRows(0, 800, 100, 1000, 2)).toEqual([0, 10]);
    expect(visibleRows(5050, 800, 100, 1000, 2)).toEqual([48, 60]);
    expect(visibleRows(99_200, 800, 100, 1000, 2)).toEqual([990, 999]);
  });

  it('holds no row of an empty list', () => {
    const [first, last] = visibleRows(0, 800, 100, 0, 2);

    expect(last).toBeLessThan(first);
  });
});

describe('wantedPages', () => {
  it('holds the view, the selection and the first page, ascending and once each', () => {
    expect(wantedPages({ from: 0, to: 1 }, null)).toEqual([0, 1]);
    expect(wantedPages({ from: 7, to: 8 }, null)).toEqual([0, 7, 8]);
    expect(wantedPages({ from: 7, to: 8 }, 3 * PAGE_SIZE + 5)).toEqual([0, 3, 7, 8]);
    expect(wantedPages({ from: 7, to: 8 }, 7 * PAGE_SIZE)).toEqual([0, 7, 8]);
  });

  it('finds the page of a place', () => {
    expect([0, PAGE_SIZE - 1, PAGE_SIZE, -1].map(pageOf)).toEqual([0, 0, 1, 0]);
  });
});

describe('moveSelection', () => {
  const grid = { total: 50, columns: 6, rowsInView: 3 };

  it('moves by one, by a row and by a view', () => {
    expect(moveSelection(10, 'ArrowRight', grid)).toBe(11);
    expect(moveSelection(10, 'ArrowUp', grid)).toBe(4);
    expect(moveSelection(10, 'PageDown', grid)).toBe(28);
    expect(moveSelection(10, 'End', grid)).toBe(49);
    expect(moveSelection(10, 'Home', grid)).toBe(0);
  });

  it('stays in its column at the first and last row', () => {
    expect(moveSelection(3, 'ArrowUp', grid)).toBe(3);
    expect(moveSelection(47, 'ArrowDown', grid)).toBe(47);
  });

  it('begins at the first image, and leaves other keys alone', () => {
    expect(moveSelection(null, 'ArrowDown', grid)).toBe(0);
    expect(moveSelection(3, 'Tab', grid)).toBeNull();
    expect(moveSelection(null, 'ArrowDown', { ...grid, total: 0 })).toBeNull();
  });

  it('never leaves the list, whatever the selection was', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'End'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(2000),
        fc.constantFrom(...keys),
        (total, columns, at, key) => {
          const to = moveSelection(at, key, { total, columns, rowsInView: 4 });
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(total);
        },
      ),
    );
  });
});
