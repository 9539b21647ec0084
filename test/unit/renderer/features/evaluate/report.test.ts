import { describe, expect, it } from 'vitest';
import {
  mcnemarWords,
  pText,
  verdictWords,
} from '../../../../../src/renderer/features/evaluate/compare/comparison-words.ts';
import {
  PAGE_SIZE,
  pagesOf,
} from '../../../../../src/renderer/features/evaluate/images/image-pages.ts';
import {
  agreementSentence,
  imageSentence,
} from '../../../../../src/renderer/features/evaluate/images/image-words.ts';
import { axisOf, standing } from '../../../../../src/renderer/features/evaluate/interval-rows.ts';
import { usualManner } from '../../../../../src/renderer/features/evaluate/manners.ts';
import { publishedGroups } from '../../../../../src/renderer/features/evaluate/report/published-groups.ts';
import {
  mostFrequent,
  reportFigures,
} from '../../../../../src/renderer/features/evaluate/report/report-figures.ts';
import type {
  EvaluationMetrics,
  PairedComparison,
} from '../../../../../src/shared/domain/evaluation-metrics.ts';
import { POLARITIES } from '../../../../../src/shared/domain/polarity.ts';
import { aMediaId } from '../../../../helpers/a-media-id.ts';

const share = (value: number, half = 0.02) => ({ value, low: value - half, high: value + half });

/** 40 NEG and 60 POS images; NEU has none. */
const METRICS: EvaluationMetrics = {
  manner: 'drop-neutral',
  images: 100,
  clusters: 90,
  confusion: [
    [30, 0, 10],
    [0, 0, 0],
    [20, 0, 40],
  ],
  accuracy: share(0.7),
  majority: 0.6,
  macroRecall: share(0.708),
  macroF1: share(0.69),
  macroRocAuc: null,
  calibrationError: share(0.05),
  reliability: [],
  perPolarity: POLARITIES.map((polarity, place) => ({
    polarity,
    support: [40, 0, 60][place] ?? 0,
    precision: null,
    recall: null,
    f1: null,
    rocAuc: null,
  })),
};

describe('reportFigures', () => {
  it('sets each figure against what no skill reaches', () => {
    const [accuracy, recall, f1, auc, error] = reportFigures(METRICS);

    expect(accuracy).toMatchObject({ chance: 0.6, explanation: 'always saying POS: 60.0 %' });
    expect(recall?.chance).toBe(0.5);
    // Precision 0.6 and recall 1 of POS, nothing of NEG.
    expect(f1?.chance).toBeCloseTo((2 * 0.6 * 1) / 1.6 / 2, 12);
    expect(auc).toMatchObject({ chance: 0.5, estimate: null });
    expect(error?.chance).toBeNull();
  });

  it('knows the most frequent label, the first of equals', () => {
    expect(mostFrequent(METRICS)).toBe('POS');
    expect(
      mostFrequent({
        confusion: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
      }),
    ).toBe('NEG');
  });
});

describe('usualManner', () => {
  const aBenchmark = (name: string, neutral: number) => ({
    name,
    importedAtMs: 0,
    counts: { NEG: 1, NEU: neutral, POS: 1 },
    rejected: 0,
    form: null,
    classes: [],
    agreement: [],
  });

  it('is that of the paper where nobody labelled an image NEU', () => {
    const benchmarks = [aBenchmark('two', 0), aBenchmark('three', 4)];

    expect(usualManner({ kind: 'benchmark', name: 'two' }, benchmarks)).toBe('drop-neutral');
    expect(usualManner({ kind: 'benchmark', name: 'three' }, benchmarks)).toBe('three-way');
    expect(usualManner({ kind: 'benchmark', name: 'gone' }, benchmarks)).toBe('three-way');
    expect(usualManner({ kind: 'split', dataset: 'two', split: 'test' }, benchmarks)).toBe(
      'three-way',
    );
  });
});

describe('publishedGroups', () => {
  const aFigure = (model: string, subset: string) => ({
    ...{ model, subset, images: 10, accuracy: share(0.8), source: 's' },
  });
  const aSlice = (name: string, images: number) => ({
    ...{ name, images, accuracy: share(0.7), macroRecall: null },
  });

  it('sets published figures beside one’s own of the same part', () => {
    const groups = publishedGroups({
      byAgreement: [aSlice('5 of 5', 882), aSlice('at least 4 of 5', 1116)],
      published: [
        aFigure('a', '5 agree'),
        aFigure('a', 'at least 4 agree'),
        aFigure('b', '5 agree'),
        aFigure('a', 'at least 3 agree'),
      ],
    });

    expect(groups.map(({ subset, own }) => [subset, own?.images ?? null])).toEqual([
      ['5 agree', 882],
      ['at least 4 agree', 1116],
      ['at least 3 agree', null],
    ]);
    expect(groups[0]?.figures.map(({ model }) => model)).toEqual(['a', 'b']);
  });
});

describe('axisOf', () => {
  it('holds all intervals and references between round values', () => {
    expect(axisOf([share(0.71), share(0.83)])).toEqual([0.65, 0.85]);
    expect(axisOf([share(0.03)], [0])).toEqual([0, 0.05]);
    expect(axisOf([{ value: 0, low: 0, high: 0 }])).toEqual([-0.05, 0.05]);
    expect(axisOf([])).toEqual([0, 1]);
  });
});

describe('standing', () => {
  it('tells intervals apart only where they do not touch', () => {
    expect(standing(share(0.8), share(0.7))).toBe('above');
    expect(standing(share(0.7), share(0.8))).toBe('below');
    expect(standing({ value: 1, low: 1, high: 2 }, { value: 0, low: 0, high: 1 })).toBe('overlaps');
  });
});

describe('verdictWords', () => {
  const aComparison = (part: Partial<PairedComparison>): PairedComparison => ({
    manner: 'three-way',
    images: 100,
    bothRight: 60,
    onlyFirstRight: 20,
    onlySecondRight: 10,
    bothWrong: 10,
    mcnemarP: 0.0987,
    accuracyDifference: { value: 0.1, low: -0.01, high: 0.21 },
    macroRecallDifference: null,
    macroRocAucDifference: null,
    ...part,
  });
  const words = (part: Partial<PairedComparison>) => verdictWords(aComparison(part), 'A', 'B');

  it('cannot tell them apart where intervals hold 0', () => {
    expect(words({})).toBe('A and B cannot be told apart on 100 images.');
    expect(words({ accuracyDifference: { value: 0.1, low: 0, high: 0.2 } })).toContain('cannot');
  });

  it('says by which measures one of them is better', () => {
    const better = { value: 0.1, low: 0.01, high: 0.2 };
    const worse = { value: -0.1, low: -0.2, high: -0.01 };

    expect(words({ accuracyDifference: better, macroRecallDifference: better })).toBe(
      'A is better by accuracy and macro recall.',
    );
    expect(words({ macroRocAucDifference: worse })).toBe(
      'B is better by ROC AUC. By accuracy they cannot be told apart.',
    );
  });

  it('says what McNemar’s test says', () => {
    expect(mcnemarWords(aComparison({}))).toContain(
      'right on 30 images: 20 to 10. If both were equally good, so uneven a split would come by chance once in 10 times (McNemar’s test, p = 0.099).',
    );
    expect(mcnemarWords(aComparison({ onlyFirstRight: 0, onlySecondRight: 0 }))).toBe(
      'On every image both are right or both are wrong.',
    );
    expect([0.0004, 0.0321, 0.37, 0.9999].map(pText)).toEqual([
      'p < 0.001',
      'p = 0.032',
      'p = 0.37',
      'p = 1',
    ]);
  });
});

describe('words of an image', () => {
  const image = {
    mediaId: aMediaId(1),
    width: 4,
    height: 3,
    label: 'NEG',
    predicted: 'POS',
    probabilities: [0.1, 0.05, 0.859],
    agreeing: 4,
    annotators: 5,
    isSensitive: false,
  } as const;

  it('say what it is, what it was taken for, and who agreed', () => {
    expect(imageSentence(image)).toBe('labelled NEG, seen as POS, 85 %');
    expect(imageSentence({ ...image, predicted: 'NEG' })).toBe('NEG, rightly seen, 10 %');
    expect(agreementSentence(image)).toBe('4 of 5 people agreed');
    expect(agreementSentence({ agreeing: 1, annotators: null })).toBe('1 person agreed');
    expect(agreementSentence({ agreeing: null, annotators: 5 })).toBeNull();
  });
});

describe('pagesOf', () => {
  it('has one page at least', () => {
    expect([0, 1, PAGE_SIZE, PAGE_SIZE + 1].map(pagesOf)).toEqual([1, 1, 1, 2]);
  });
});
