import { describe, expect, it } from 'vitest';
import { allocateAudit } from '../../../../src/main/domain/review/allocate-audit.ts';
import { allocateChecks } from '../../../../src/main/domain/review/allocate-checks.ts';

describe('sharing checks among cells', () => {
  it('follows the weights', () => {
    expect(allocateChecks(100, [1, 2, 7], [1000, 1000, 1000], 0)).toEqual([10, 20, 70]);
  });

  it('gives small cells the least where there are enough checks', () => {
    expect(allocateChecks(100, [1, 1000], [500, 5000], 2)).toEqual([2, 98]);
  });

  it('hands on what a full cell cannot take', () => {
    expect(allocateChecks(90, [1, 1, 1], [10, 1000, 1000], 2)).toEqual([10, 40, 40]);
  });

  it('gives one or none where two each are too many', () => {
    expect(allocateChecks(4, [1, 1, 1], [9, 9, 9], 2).every((count) => count >= 1)).toBe(true);
    expect(allocateChecks(2, [1, 1, 1], [9, 9, 9], 2)).toEqual([1, 1, 0]);
  });

  it('takes everything where more is asked for than there is', () => {
    expect(allocateChecks(100, [1, 1], [3, 0], 2)).toEqual([3, 0]);
  });
});

describe('the checks of an audit', () => {
  const polarities = [0, 0, 1, 1, 2, 2];
  const drawable = [10, 10, 500, 500, 240, 240];

  it('are as many for each polarity, as far as it has images', () => {
    const design = { size: 150, allocation: 'equal', acceptance: null } as const;

    expect(allocateAudit(design, polarities, drawable)).toEqual([10, 10, 33, 32, 33, 32]);
  });

  it('follow the images where they are to be proportional', () => {
    const design = { size: 150, allocation: 'proportional', acceptance: null } as const;

    expect(allocateAudit(design, polarities, drawable)).toEqual([1, 1, 50, 50, 24, 24]);
  });
});
