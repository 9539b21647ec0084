import { describe, expect, it } from 'vitest';
import {
  applyVerdicts,
  groupOutcomes,
  verdictCandidates,
} from '../../../src/main/domain/apply-verdicts.ts';
import type { Polarity } from '../../../src/shared/domain/polarity.ts';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '../../../src/shared/domain/verdict.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

const REPRESENTATIVE = aMediaId(1);
const found = (image: number, outcome: ReviewOutcome) => ({
  ...{ mediaId: aMediaId(image), representativeId: REPRESENTATIVE, outcome },
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

describe('verdicts on a candidate whose weak label is POS', () => {
  const candidate = { mediaId: REPRESENTATIVE, polarity: 'POS' as const, posts: [1] };
  const after = (use: 'replace' | 'leave-out', outcome: ReviewOutcome): Polarity | undefined =>
    applyVerdicts([candidate], new Map([[REPRESENTATIVE, outcome]]), use)[0]?.polarity;
  const all = (use: 'replace' | 'leave-out') =>
    Object.fromEntries(REVIEW_OUTCOMES.map((outcome) => [outcome, after(use, outcome)]));

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
    expect(applyVerdicts([candidate], new Map(), 'leave-out')).toEqual([candidate]);
  });
});

describe('images that verdicts bring in, however little confidence their weak label has', () => {
  it('are those with a manual polarity, when it replaces the weak one', () => {
    const outcomes = new Map(
      REVIEW_OUTCOMES.map((outcome, index) => [aMediaId(index), outcome] as const),
    );

    expect(verdictCandidates(outcomes, 'replace')).toEqual([0, 1, 2].map(aMediaId));
    expect(verdictCandidates(outcomes, 'leave-out')).toEqual([]);
  });
});
