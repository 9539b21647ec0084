import { describe, expect, it } from 'vitest';
import {
  applyVerdicts,
  groupOutcomes,
  NOT_REVIEWED,
  outcomesOf,
  verdictCandidates,
} from '../../../src/main/domain/apply-verdicts.ts';
import { POLARITIES, type Polarity } from '../../../src/shared/domain/polarity.ts';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '../../../src/shared/domain/verdict.ts';
import { candidatesWith, labelledColumns } from '../../helpers/labelled-columns.ts';

const REPRESENTATIVE = 1;
const found = (image: number, outcome: ReviewOutcome) => ({
  ...{ key: image, representative: REPRESENTATIVE, outcome },
});

describe('what people found of a near-duplicate group', () => {
  it.each([
    [
      'the representative’s, whatever others have',
      [found(2, 'NEG'), found(1, 'POS'), found(3, 'NEU')],
      'POS',
    ],
    ['what the others agree on', [found(2, 'NEG'), found(3, 'NEG')], 'NEG'],
    [
      'disputed where the others differ',
      [found(2, 'NEG'), found(3, 'POS'), found(4, 'NEG')],
      'disputed',
    ],
  ] as const)('is %s', (_, images, outcome) => {
    for (const order of [images, images.toReversed()]) {
      expect(groupOutcomes(order)).toEqual(new Map([[REPRESENTATIVE, outcome]]));
    }
  });
});

describe('the outcomes of images', () => {
  it('are those of their groups', () => {
    const columns = labelledColumns([
      ...[
        { polarity: 'NEG' as const, group: 0 },
        { polarity: 'POS' as const, group: 0 },
      ],
      ...[{ polarity: 'NEU' as const }, { polarity: 'NEU' as const }],
    ]);
    const outcomes = new Map<number, ReviewOutcome>([
      [REPRESENTATIVE, 'unsure'],
      [4, 'POS'],
    ]);

    expect([...outcomesOf(columns, outcomes)]).toEqual([3, 3, NOT_REVIEWED, 2]);
  });
});

describe('verdicts on a candidate whose weak label is POS', () => {
  const polarityAfter = (use: 'replace' | 'leave-out', outcome: number): Polarity | undefined =>
    POLARITIES[
      applyVerdicts(candidatesWith(['POS']), Uint8Array.of(outcome), use).polarities[0] ?? -1
    ];
  const all = (use: 'replace' | 'leave-out') =>
    Object.fromEntries(
      REVIEW_OUTCOMES.map((outcome, number) => [outcome, polarityAfter(use, number)]),
    );

  it('take its place, and leave out unusable images', () => {
    expect(all('replace')).toEqual({
      ...{ NEG: 'NEG', NEU: 'NEU', POS: 'POS' },
      ...{ unsure: 'POS', unusable: undefined, disputed: 'POS' },
    });
  });

  it('or keep only images that nobody doubts', () => {
    expect(all('leave-out')).toEqual({
      ...{ NEG: undefined, NEU: undefined, POS: 'POS' },
      ...{ unsure: undefined, unusable: undefined, disputed: undefined },
    });
  });

  it('change nothing that was not reviewed', () => {
    expect(polarityAfter('leave-out', NOT_REVIEWED)).toBe('POS');
  });
});

describe('images that verdicts bring in, however little confidence their weak label has', () => {
  it('are those with a manual polarity, when it replaces the weak one', () => {
    const outcomes = Uint8Array.from([...REVIEW_OUTCOMES.keys(), NOT_REVIEWED]);

    expect(verdictCandidates(outcomes, 'replace')).toEqual(Uint8Array.of(1, 1, 1, 0, 0, 0, 0));
    expect(verdictCandidates(outcomes, 'leave-out')).toBeNull();
  });
});
