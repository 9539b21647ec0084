import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedPlace } from '../../../../src/renderer/features/gallery/move-place.ts';
import { GAP, gridLayout, scrollScale } from '../../../../src/renderer/ui/grid-layout.ts';
import { sectionLayout, TITLE_HEIGHT } from '../../../../src/renderer/ui/section-layout.ts';

const GRID = { columns: 5, side: 94, rowHeight: 100 };
const sectionsOf = (counts: readonly number[]) =>
  counts.map((count, index) => ({ key: String(index), count }));
const someCounts = fc.array(fc.integer({ min: 1, max: 23 }), { minLength: 1, maxLength: 30 });

/** The same layout, one image after the other. */
function placed(counts: readonly number[], columns: number, title: number) {
  const rows: { top: number; column: number; section: number }[] = [];
  let top = 0;
  for (const [section, count] of counts.entries()) {
    top += title;
    for (let index = 0; index < count; index += 1) {
      const row = Math.floor(index / columns);
      rows.push({ top: top + row * GRID.rowHeight, column: index % columns, section });
    }
    top += Math.ceil(count / columns) * GRID.rowHeight;
  }
  return { rows, height: top };
}

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
    const scale = scrollScale(174_000, 800);

    expect(scale).toMatchObject({ isScaled: false, height: 174_000 });
    expect(scale.rowsOffset(4321)).toBe(4321);
  });

  it('reaches the first and the last row of a list that is too high to scroll', () => {
    const [full, viewport] = [500_000 * 326, 900];
    const scale = scrollScale(full, viewport);

    expect(scale.isScaled).toBe(true);
    expect(scale.height).toBeLessThan(33_000_000);
    expect(scale.rowsOffset(0)).toBe(0);
    expect(scale.rowsOffset(scale.height - viewport)).toBeCloseTo(full - viewport, 3);
  });

  it('goes from a row to its scroll position and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600_000_000 }), fc.nat(1_000_000), (full, offset) => {
        const scale = scrollScale(full, 900);
        expect(scale.rowsOffset(scale.scrollTop(offset))).toBeCloseTo(offset, 3);
      }),
    );
  });
});

describe('sectionLayout', () => {
  it('puts every image where laying them out one by one puts it', () => {
    fc.assert(
      fc.property(
        someCounts,
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (counts, columns, has) => {
          const layout = sectionLayout(sectionsOf(counts), { ...GRID, columns }, has);
          const { rows, height } = placed(counts, columns, has ? TITLE_HEIGHT : 0);
          expect([layout.total, layout.height]).toEqual([rows.length, height]);
          expect(
            rows.map((_, place) => ({
              top: layout.top(place),
              column: layout.column(place),
              section: layout.sectionOf(place),
            })),
          ).toEqual(rows);
        },
      ),
    );
  });

  it('finds exactly the images and titles that touch a stretch', () => {
    fc.assert(
      fc.property(
        someCounts,
        fc.boolean(),
        fc.nat(3000),
        fc.nat(1200),
        (counts, has, from, size) => {
          const layout = sectionLayout(sectionsOf(counts), GRID, has);
          const { rows } = placed(counts, GRID.columns, has ? TITLE_HEIGHT : 0);
          const to = from + size;
          const inside = rows.flatMap(({ top }, place) =>
            top <= to && top + GRID.rowHeight > from ? [place] : [],
          );
          const [first, last] = layout.placesIn(from, to);
          for (const place of inside) {
            expect(place).toBeGreaterThanOrEqual(first);
            expect(place).toBeLessThanOrEqual(last);
          }
          // One row more at an end at most: a stretch that begins or ends in a title.
          expect(last - first + 1 - inside.length).toBeLessThanOrEqual(2 * GRID.columns);
          for (const { section, top } of layout.titlesIn(from, to)) {
            expect(top).toBe(layout.titleTop(section));
            expect(top + TITLE_HEIGHT).toBeGreaterThan(from);
            expect(top).toBeLessThanOrEqual(to);
          }
        },
      ),
    );
  });

  it('answers at once for 100,000 sections', () => {
    const layout = sectionLayout(sectionsOf(Array.from({ length: 100_000 }, () => 3)), GRID, true);
    const begin = performance.now();
    for (let asked = 0; asked < 10_000; asked += 1) {
      layout.placesIn(asked * 1000, asked * 1000 + 800);
    }

    expect(performance.now() - begin).toBeLessThan(500);
    expect(layout.sectionOf(299_999)).toBe(99_999);
  });

  it('holds nothing of an empty view', () => {
    const layout = sectionLayout([], GRID, true);
    const [first, last] = layout.placesIn(0, 1000);

    expect(last).toBeLessThan(first);
    expect(layout.titlesIn(0, 1000)).toEqual([]);
    expect(layout.height).toBe(0);
  });
});

describe('movedPlace', () => {
  const plain = sectionLayout(sectionsOf([50]), { ...GRID, columns: 6 }, false);
  const cut = sectionLayout(sectionsOf([7, 2, 12]), GRID, true);

  it('moves by one, by a row and by a view', () => {
    expect(movedPlace(10, 'right', plain, 3)).toBe(11);
    expect(movedPlace(10, 'up', plain, 3)).toBe(4);
    expect(movedPlace(10, 'page-down', plain, 3)).toBe(28);
    expect(movedPlace(10, 'last', plain, 3)).toBe(49);
    expect(movedPlace(10, 'first', plain, 3)).toBe(0);
  });

  it('goes on in the next section, in the same column or the last one there', () => {
    expect(movedPlace(3, 'down', cut, 3)).toBe(6);
    expect(movedPlace(6, 'down', cut, 3)).toBe(8);
    expect(movedPlace(8, 'down', cut, 3)).toBe(10);
    expect(movedPlace(10, 'up', cut, 3)).toBe(8);
    expect(movedPlace(8, 'up', cut, 3)).toBe(6);
  });

  it('begins at the first image, and leaves other keys alone', () => {
    expect(movedPlace(null, 'down', plain, 3)).toBe(0);
    expect(movedPlace(3, 'undo', plain, 3)).toBeNull();
    expect(movedPlace(null, 'down', sectionLayout([], GRID, false), 3)).toBeNull();
  });

  it('never leaves the list, whatever the focus was', () => {
    const moves = ['left', 'right', 'up', 'down', 'page-up', 'page-down', 'first', 'last'] as const;
    fc.assert(
      fc.property(someCounts, fc.nat(2000), fc.constantFrom(...moves), (counts, from, move) => {
        const layout = sectionLayout(sectionsOf(counts), GRID, true);
        const to = movedPlace(from, move, layout, 4) ?? -1;
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(layout.total);
      }),
    );
  });
});
