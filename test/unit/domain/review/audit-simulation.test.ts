import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';
import {
  knownPopulation,
  type PopulationShape,
  type SimulationResult,
  simulateAudits,
} from '../../../helpers/simulated-audit.ts';

const SEED = 6;
const AUDITS = 2000;
/** What the intervals are asked to reach at their level of 95 %. */
const LEAST_COVERAGE = 0.935;

const LARGE_POSTS_WRONG = 'posts with many images that are wrong more often';

const USUAL: PopulationShape = {
  posts: 1200,
  largestPost: 4,
  polarities: [0.2, 0.45, 0.35],
  precision: (polarity, confidence) => 0.55 + 0.1 * polarity + 0.2 * (confidence - 0.4),
};

const SCENARIOS: Readonly<
  Record<string, { shape: PopulationShape; size: number; allocation: 'equal' | 'proportional' }>
> = {
  'posts of one to four images': { shape: USUAL, size: 200, allocation: 'equal' },
  'precision from 0.3 to 0.99 with confidence, and few negative images': {
    shape: {
      ...USUAL,
      polarities: [0.05, 0.5, 0.45],
      precision: (_, confidence) => 0.3 + 1.15 * (confidence - 0.4),
    },
    size: 200,
    allocation: 'proportional',
  },
  'a precision of 0.97': {
    shape: { ...USUAL, precision: () => 0.97 },
    size: 200,
    allocation: 'equal',
  },
  [LARGE_POSTS_WRONG]: {
    shape: { ...USUAL, precision: (_polarity, _confidence, images) => 0.95 - 0.1 * (images - 1) },
    size: 200,
    allocation: 'equal',
  },
  'a population of which half is checked': {
    shape: { ...USUAL, posts: 400, largestPost: 1 },
    size: 200,
    allocation: 'equal',
  },
};

describe.each(Object.entries(SCENARIOS))('%s', (name, { shape, size, allocation }) => {
  const population = knownPopulation(shape, seededRandom(SEED));
  let known: SimulationResult | undefined;
  const result = (): SimulationResult => {
    known ??= simulateAudits(
      population,
      { size, bins: 5, allocation, repeatShare: 0, acceptance: null },
      AUDITS,
    );
    return known;
  };

  it(`hold the truth at every look in 93.5 % of ${AUDITS} audits (seed ${SEED})`, () => {
    console.info(name, JSON.stringify(result()));
    expect(result().everyLook).toBeGreaterThanOrEqual(LEAST_COVERAGE);
    for (const share of result().everyLookPerPolarity) {
      expect(share).toBeGreaterThanOrEqual(LEAST_COVERAGE);
    }
  }, 120_000);

  it('hold the truth where a person stops because it looks good', () => {
    expect(result().stopWhenGood).toBeGreaterThanOrEqual(LEAST_COVERAGE);
  });

  it('hold the truth at the end, overall, per polarity and over the strata', () => {
    expect(result().end).toBeGreaterThanOrEqual(LEAST_COVERAGE);
    expect(result().endStrata).toBeGreaterThanOrEqual(LEAST_COVERAGE);
    for (const share of result().endPerPolarity) {
      expect(share).toBeGreaterThanOrEqual(LEAST_COVERAGE);
    }
  });

  it('are no wider than they must be', () => {
    // 2.24 deviations are the boundary; steadied shares and rounding to whole checks add to it.
    expect(result().halfWidth / result().deviation).toBeLessThan(2.7);
  });

  it('stand around an estimate that is unbiased', () => {
    const { bias, standardError, deviation } = result();
    // A ratio of sums has a bias of the order of one over the checks where weights tell of verdicts: real, and
    // of no account beside the deviation of one audit.
    const most = name === LARGE_POSTS_WRONG ? deviation / 8 : 3 * standardError;
    expect(Math.abs(bias)).toBeLessThan(most);
  });
});

describe('without weights', () => {
  it('the share of right checks is biased where large posts are wrong more often', () => {
    const scenario = SCENARIOS[LARGE_POSTS_WRONG];
    if (scenario === undefined) throw new Error('the scenario is there');
    const { shape, size, allocation } = scenario;
    const { plainBias, standardError } = simulateAudits(
      knownPopulation(shape, seededRandom(SEED)),
      { size, bins: 5, allocation, repeatShare: 0, acceptance: null },
      200,
    );

    expect(plainBias).toBeGreaterThan(10 * standardError);
  });
});
