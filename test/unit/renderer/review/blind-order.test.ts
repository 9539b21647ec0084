import { describe, expect, it } from 'vitest';
import {
  imagesAhead,
  nextOpen,
  pagesAround,
} from '../../../../src/renderer/features/review/blind-order.ts';
import type { BlindItem } from '../../../../src/shared/domain/review-set.ts';
import type { Verdict } from '../../../../src/shared/domain/verdict.ts';
import { aMediaId } from '../../../helpers/a-media-id.ts';

function items(verdicts: readonly (Verdict | null | undefined)[]) {
  return (position: number): BlindItem | undefined => {
    const verdict = verdicts[position];
    return verdict === undefined
      ? undefined
      : {
          position,
          mediaId: aMediaId(position),
          width: 10,
          height: 10,
          isSensitive: false,
          verdict,
        };
  };
}

describe('nextOpen', () => {
  it('skips what has a verdict already, so that a correction leads back to the front', () => {
    expect(nextOpen(items(['NEG', 'POS', 'NEU', null, null]), 0, 5)).toBe(3);
  });

  it('counts places that are not known yet as open', () => {
    expect(nextOpen(items(['NEG', 'POS']), 0, 10)).toBe(2);
  });

  it('is null after the last', () => {
    expect(nextOpen(items([null, 'POS']), 0, 2)).toBeNull();
    expect(nextOpen(items([null, 'POS']), 1, 2)).toBeNull();
  });
});

describe('pagesAround', () => {
  it('asks for the next page before it is needed', () => {
    expect(pagesAround(10, 100)).toEqual([0]);
    expect(pagesAround(80, 100)).toEqual([0, 1]);
    expect(pagesAround(100, 100)).toEqual([1]);
  });
});

describe('imagesAhead', () => {
  it('are the known images after the one shown', () => {
    const ahead = imagesAhead(items([null, 'NEG', null]), 0);
    expect(ahead.map(({ position }) => position)).toEqual([1, 2]);
  });
});
