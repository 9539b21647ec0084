import { describe, expect, it } from 'vitest';
import { agreementReport } from '../../../../src/main/domain/agreement/agreement-report.ts';
import type { Verdict } from '../../../../src/shared/domain/verdict.ts';

const place = (
  position: number,
  verdicts: Readonly<Record<string, Verdict>>,
  repeats: number | null = null,
) => ({ position, repeats, verdicts: new Map(Object.entries(verdicts)) });

describe('the agreement of a set’s reviewers', () => {
  it('counts levels, pairs and hidden repeats apart from each other', () => {
    const report = agreementReport([
      place(0, { Ada: 'POS', Bo: 'POS', Cy: 'POS' }),
      place(1, { Ada: 'NEG', Bo: 'NEG', Cy: 'NEU' }),
      place(2, { Ada: 'unsure', Bo: 'NEG' }),
      place(3, { Ada: 'NEU' }),
      place(4, {}),
      place(5, { Ada: 'POS', Bo: 'NEG' }, 0),
      place(6, { Ada: 'NEU' }, 1),
    ]);

    expect(report.sharedImages).toBe(3);
    expect(report.levels).toEqual([
      { of: 3, agreeing: 3, images: 1 },
      { of: 3, agreeing: 2, images: 1 },
      { of: 2, agreeing: 1, images: 1 },
    ]);
    expect(report.cohen.map(({ reviewers, images }) => [...reviewers, images])).toEqual([
      ['Ada', 'Bo', 3],
      ['Ada', 'Cy', 2],
      ['Bo', 'Cy', 2],
    ]);
    expect(report.cohen[0]?.agreement).toBeCloseTo(2 / 3, 12);
    expect(report.selfAgreement).toEqual([
      { reviewer: 'Ada', repeats: 2, agreement: 0.5, kappa: expect.any(Number) },
      { reviewer: 'Bo', repeats: 1, agreement: 0, kappa: 0 },
    ]);
  });

  it('takes Fleiss’ kappa over the images that every reviewer judged', () => {
    const both = [place(0, { Ada: 'POS', Bo: 'POS' }), place(1, { Ada: 'NEG', Bo: 'NEG' })];

    expect(agreementReport([...both, place(2, { Ada: 'NEU' })]).fleissKappa).toBe(1);
  });

  it('says nothing of a lone reviewer without repeats', () => {
    expect(agreementReport([place(0, { Ada: 'POS' }), place(1, {})])).toEqual({
      sharedImages: 0,
      cohen: [],
      fleissKappa: null,
      krippendorffAlpha: null,
      selfAgreement: [],
      levels: [],
    });
  });
});
