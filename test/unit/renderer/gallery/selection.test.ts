import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extendTo,
  isSelected,
  moveTo,
  NOTHING_SELECTED,
  selectAll,
  selectedCount,
  selectOne,
  togglePlace,
} from '../../../../src/renderer/features/gallery/selection.ts';

const places = (selection: Parameters<typeof isSelected>[0]): number[] =>
  Array.from({ length: 40 }, (_, place) => place).filter((place) => isSelected(selection, place));

describe('a selection', () => {
  it('follows the focus, one image at a time', () => {
    expect(places(moveTo(selectOne(3), 4))).toEqual([4]);
  });

  it('extends from where it began, both ways', () => {
    const forwards = extendTo(extendTo(selectOne(10), 11), 13);

    expect(places(forwards)).toEqual([10, 11, 12, 13]);
    expect(places(extendTo(forwards, 8))).toEqual([8, 9, 10]);
    expect(places(moveTo(forwards, 20))).toEqual([20]);
  });

  it('is picked one by one: the first pick keeps the focused image, moves keep the picks', () => {
    const first = togglePlace(selectOne(3), 3);
    const second = togglePlace(moveTo(first, 7), 7);

    expect(places(first)).toEqual([3]);
    expect(places(second)).toEqual([3, 7]);
    expect(places(togglePlace(second, 3))).toEqual([7]);
    expect(places(extendTo(moveTo(second, 10), 12))).toEqual([3, 7, 10, 11, 12]);
  });

  it('counts all of a million without holding them', () => {
    const all = selectAll(NOTHING_SELECTED, 1_000_000);

    expect(selectedCount(all)).toBe(1_000_000);
    expect(all.ranges).toHaveLength(1);
    expect(selectedCount(togglePlace(all, 500))).toBe(999_999);
    expect(selectAll(NOTHING_SELECTED, 0)).toEqual(NOTHING_SELECTED);
  });

  it('holds what a plain set would hold, in ranges that are ascending and apart', () => {
    const step = fc.record({
      what: fc.constantFrom('toggle', 'extend', 'move'),
      place: fc.nat(39),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let selection = togglePlace(selectOne(0), 0);
        const set = new Set([0]);
        let anchor = 0;
        for (const { what, place } of steps) {
          if (what === 'toggle') {
            selection = togglePlace(selection, place);
            if (!set.delete(place)) set.add(place);
            anchor = place;
          } else if (what === 'extend') {
            selection = extendTo(selection, place);
            const [low, high] = [Math.min(anchor, place), Math.max(anchor, place)];
            for (let each = low; each <= high; each += 1) set.add(each);
          } else {
            selection = moveTo(selection, place);
            anchor = place;
          }
        }
        expect(places(selection)).toEqual([...set].toSorted((a, b) => a - b));
        expect(selectedCount(selection)).toBe(set.size);
        for (const [index, [first, last]] of selection.ranges.entries()) {
          expect(first).toBeLessThanOrEqual(last);
          const before = selection.ranges[index - 1];
          if (before !== undefined) expect(first).toBeGreaterThan(before[1] + 1);
        }
      }),
    );
  });
});
