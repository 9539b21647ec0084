import { describe, expect, it } from 'vitest';
import { rowShares } from '../../../../src/renderer/ui/row-shares.ts';

describe('rowShares', () => {
  it('compares each count with its row, and leaves an empty row empty', () => {
    expect(
      rowShares([
        [1, 1, 2],
        [0, 0, 0],
        [0, 5, 0],
      ]),
    ).toEqual([
      [0.25, 0.25, 0.5],
      [0, 0, 0],
      [0, 1, 0],
    ]);
  });
});
