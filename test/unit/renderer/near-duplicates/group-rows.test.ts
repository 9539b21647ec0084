import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterOutcome,
  type GroupRows,
  missingPages,
  openedRows,
  PAGE_SIZE,
  pageRequest,
  rowAt,
  rowCount,
  rowOfGroup,
  rowOfPlace,
  withPage,
} from '../../../../src/renderer/features/near-duplicates/group-rows.ts';
import type { NearDuplicateGroup } from '../../../../src/shared/domain/near-duplicates.ts';
import { aGroup, imageId } from './a-group.ts';

/** The kept images of all rows, by number. */
function drawn(rows: GroupRows): readonly (number | null)[] {
  return Array.from({ length: rowCount(rows) }, (_, row) => {
    const { group } = rowAt(rows, row);
    return group === undefined ? null : Number.parseInt(group.representative, 16);
  });
}

/** Three groups: 10 to 13, 20 to 22, 30 and 31. */
const GROUPS = [aGroup([10, 11, 12, 13]), aGroup([20, 21, 22]), aGroup([30, 31])];
const OPENED = openedRows({ total: 3, groups: GROUPS });

describe('afterOutcome', () => {
  it('draws what is left of a split group in its place, and what left it together below', () => {
    const outcome = { gone: [imageId(10)], groups: [aGroup([10, 11]), aGroup([12, 13])] };
    const { rows, isWhole } = afterOutcome(OPENED, outcome);

    expect(drawn(rows)).toEqual([10, 12, 20, 30]);
    expect(isWhole).toBe(true);
    expect(rowOfGroup(rows, imageId(20))).toBe(2);
    expect(rowOfPlace(rows, 2)).toBe(3);
  });

  it('takes a dissolved group out, and puts it back where it was when that is undone', () => {
    const dissolved = afterOutcome(OPENED, { gone: [imageId(20)], groups: [] }).rows;
    expect(drawn(dissolved)).toEqual([10, 30]);

    const undone = afterOutcome(dissolved, { gone: [], groups: [aGroup([20, 21, 22])] });
    expect(drawn(undone.rows)).toEqual([10, 20, 30]);
    expect(undone.isWhole).toBe(true);
  });

  it('draws merged groups once, and both in their own places when that is undone', () => {
    const both = aGroup([30, 31, 10, 11, 12, 13]);
    const merged = afterOutcome(OPENED, { gone: [imageId(10), imageId(30)], groups: [both] }).rows;
    expect(drawn(merged).toSorted()).toEqual([20, 30]);

    const groups = [aGroup([30, 31]), aGroup([10, 11, 12, 13])];
    const undone = afterOutcome(merged, { gone: [imageId(30)], groups });
    expect(drawn(undone.rows)).toEqual([10, 20, 30]);
  });

  it('draws another kept image in the same row', () => {
    const { rows } = afterOutcome(OPENED, {
      gone: [imageId(20)],
      groups: [aGroup([21, 20, 22])],
    });
    expect(drawn(rows)).toEqual([10, 21, 30]);
  });

  it('says that a group of images that were never here has no place', () => {
    expect(afterOutcome(OPENED, { gone: [], groups: [aGroup([90, 91])] }).isWhole).toBe(false);
  });
});

/** A program that holds groups of three in an order, and takes one image out of some. */
function aProgram(count: number) {
  let groups: readonly NearDuplicateGroup[] = Array.from({ length: count }, (_, index) =>
    aGroup([index * 10, index * 10 + 1, index * 10 + 2]),
  );
  return {
    page: ({ offset, limit }: { offset: number; limit: number }) =>
      groups.slice(offset, offset + limit),
    /** What is split goes to the end, what is dissolved away. */
    decide: (number: number, isSplit: boolean) => {
      const kept = imageId(number * 10);
      const left = isSplit ? [aGroup([number * 10, number * 10 + 1])] : [];
      groups = [...groups.filter(({ representative }) => representative !== kept), ...left];
      return { gone: [kept], groups: left };
    },
  };
}

describe('withPage', () => {
  it('neither leaves out nor repeats a group, whatever was decided before a page was asked for', () => {
    const count = 3 * PAGE_SIZE;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(PAGE_SIZE - 1), fc.boolean()), {
          maxLength: 20,
          selector: ([number]) => number,
        }),
        (decisions) => {
          const program = aProgram(count);
          let rows = openedRows({
            total: count,
            groups: program.page({ offset: 0, limit: PAGE_SIZE }),
          });
          for (const [number, isSplit] of decisions) {
            rows = afterOutcome(rows, program.decide(number, isSplit)).rows;
          }
          for (const page of missingPages(rows, 0, rowCount(rows) - 1)) {
            rows = withPage(rows, page, program.page(pageRequest(rows, page)));
          }
          const dissolved = new Set(
            decisions.flatMap(([number, isSplit]) => (isSplit ? [] : [number])),
          );
          const expected = Array.from({ length: count }, (_, index) => index)
            .filter((number) => !dissolved.has(number))
            .map((number) => number * 10);
          expect(drawn(rows)).toEqual(expected);
        },
      ),
    );
  });

  it('keeps the pages around the newest, and no more than forty', () => {
    const total = 100 * PAGE_SIZE;
    let rows: GroupRows = openedRows({ total, groups: [] });
    for (let page = 0; page < 60; page += 1)
      rows = withPage(rows, page, [aGroup([page + 1000, 1])]);
    expect([...rows.pages.keys()].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 20),
    );
  });
});

describe('missingPages', () => {
  it('asks for nothing where all rows in view are here, and not beyond the last', () => {
    expect(missingPages(OPENED, 0, 90)).toEqual([]);
    expect(missingPages(openedRows({ total: 0, groups: [] }), 0, 5)).toEqual([]);
    expect(missingPages(openedRows({ total: 120, groups: GROUPS }), 60, 300)).toEqual([1, 2]);
  });
});
