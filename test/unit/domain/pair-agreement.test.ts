import { describe, expect, it } from 'vitest';
import { pairAgreement } from '../../../src/main/domain/pair-agreement.ts';

const planted = [
  {
    original: 'a',
    copies: [
      { id: 'a1', kind: 'resized' },
      { id: 'a2', kind: 'cropped' },
    ],
  },
  { original: 'b', copies: [{ id: 'b1', kind: 'cropped' }] },
];

describe('pairAgreement', () => {
  it('is complete where the groups are the same', () => {
    const agreement = pairAgreement(
      [
        ['b1', 'b'],
        ['a2', 'a', 'a1'],
      ],
      planted,
    );

    expect(agreement).toMatchObject({ foundPairs: 4, plantedPairs: 4, precision: 1, recall: 1 });
  });

  it('counts found pairs of strangers as wrong', () => {
    const agreement = pairAgreement([['a', 'a1', 'b', 'stranger']], planted);

    expect(agreement).toMatchObject({ foundPairs: 6, sharedPairs: 1, precision: 1 / 6 });
    expect(agreement.recall).toBe(1 / 4);
  });

  it('counts per kind which copies were found with their original', () => {
    const { byKind } = pairAgreement(
      [
        ['a', 'a1'],
        ['a2', 'b1', 'b'],
      ],
      planted,
    );

    expect(byKind).toEqual(
      new Map([
        ['resized', { copies: 1, found: 1 }],
        ['cropped', { copies: 2, found: 1 }],
      ]),
    );
  });

  it('has no shares where nothing was found or planted', () => {
    expect(pairAgreement([], planted)).toMatchObject({ precision: null, recall: 0 });
    expect(pairAgreement([['x', 'y']], [])).toMatchObject({ precision: 0, recall: null });
  });

  it('refuses an image in two groups', () => {
    expect(() =>
      pairAgreement(
        [
          ['a', 'x'],
          ['x', 'b'],
        ],
        planted,
      ),
    ).toThrow('x is in two groups');
  });
});
