import { describe, expect, it } from 'vitest';
import {
  reviewPlace,
  setHash,
  setQuery,
} from '../../../../src/renderer/features/review/review-place.ts';
import { parseAddress } from '../../../../src/renderer/stores/address.ts';

describe('reviewPlace', () => {
  it('tells the overview, a new audit and the views of a set apart', () => {
    expect(reviewPlace(parseAddress('#/review'))).toEqual({ kind: 'overview' });
    expect(reviewPlace(parseAddress('#/review?new=audit'))).toEqual({ kind: 'new-audit' });
    expect(reviewPlace(parseAddress('#/review/mine?at=3'))).toEqual({
      kind: 'set',
      set: 'mine',
      view: 'blind',
      at: 3,
    });
    expect(reviewPlace(parseAddress(setHash('mine', 'report')))).toMatchObject({ view: 'report' });
  });

  it('reads back what it writes', () => {
    const query = setQuery('disputes', 12);
    expect(reviewPlace({ item: 'mine', query })).toEqual({
      kind: 'set',
      set: 'mine',
      view: 'disputes',
      at: 12,
    });
  });

  it('goes where the reviewer goes on when the place makes no sense', () => {
    for (const at of ['-1', 'x', '1.5', '']) {
      expect(reviewPlace({ item: 'mine', query: `at=${at}&view=nothing` })).toMatchObject({
        view: 'blind',
        at: null,
      });
    }
  });
});
