import { describe, expect, it } from 'vitest';
import {
  movedDispute,
  nextDispute,
  shownDispute,
} from '../../../../src/renderer/features/review/dispute-order.ts';
import type { Dispute } from '../../../../src/shared/domain/review-set.ts';
import { aMediaId } from '../../../helpers/a-media-id.ts';

function dispute(position: number, adjudicated: Dispute['adjudicated'] = null): Dispute {
  return { position, mediaId: aMediaId(position), verdicts: [], adjudicated };
}

const disputes = [dispute(7), dispute(3), dispute(5, 'NEG')];

describe('shownDispute', () => {
  it('is the wanted one, or else the first open one', () => {
    expect(shownDispute(disputes, 5)?.position).toBe(5);
    expect(shownDispute(disputes, 99)?.position).toBe(7);
    expect(shownDispute([dispute(5, 'NEG')], null)?.position).toBe(5);
    expect(shownDispute([], null)).toBeUndefined();
  });
});

describe('nextDispute', () => {
  it('is the next open one, round the list, but never the one just settled', () => {
    expect(nextDispute(disputes, 7)).toBe(3);
    expect(nextDispute(disputes, 3)).toBe(7);
    expect(nextDispute([dispute(7), dispute(5, 'NEG')], 7)).toBeNull();
  });
});

describe('movedDispute', () => {
  it('stays within the list', () => {
    expect(movedDispute(disputes, 7, 1)).toBe(3);
    expect(movedDispute(disputes, 7, -1)).toBe(7);
    expect(movedDispute(disputes, 5, 1)).toBe(5);
  });
});
