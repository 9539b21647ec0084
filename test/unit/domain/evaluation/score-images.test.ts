import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mcnemarExact } from '../../../../src/main/domain/evaluation/mcnemar.ts';
import { scoreImages } from '../../../../src/main/domain/evaluation/score-images.ts';
import { EVALUATION_MANNERS } from '../../../../src/shared/domain/evaluation-metrics.ts';
import { Probabilities, polarityFromIndex } from '../../../../src/shared/domain/polarity.ts';

const Figures = z.object({
  confusion: z.array(z.array(z.int())),
  accuracy: z.number(),
  precision: z.array(z.number().nullable()),
  recall: z.array(z.number().nullable()),
  f1: z.array(z.number().nullable()),
  rocAuc: z.array(z.number().nullable()),
  macroRecall: z.number(),
  macroF1: z.number(),
  macroRocAuc: z.number().nullable(),
  calibrationError: z.number(),
});

/** Written by `reference.py` beside it. */
const reference = z
  .object({
    cases: z.array(
      z.object({
        labels: z.array(z.int()),
        probabilities: z.array(Probabilities),
        'three-way': Figures,
        'drop-neutral': Figures,
        'neutral-is-wrong': Figures,
      }),
    ),
    mcnemar: z.array(z.tuple([z.int(), z.int(), z.number()])),
  })
  .parse(
    JSON.parse(
      readFileSync(new URL('../../../fixtures/evaluation/reference.json', import.meta.url), 'utf8'),
    ),
  );

describe('scoreImages', () => {
  it.each(
    reference.cases.flatMap((one, index) =>
      EVALUATION_MANNERS.map((manner) => ({ one, index, manner })),
    ),
  )("equals scikit-learn's figures on case $index, $manner", ({ one, manner }) => {
    const images = one.labels.map((label, row) => ({
      label: polarityFromIndex(label),
      probabilities: one.probabilities[row] ?? [0, 0, 0],
    }));
    const expected = one[manner];

    const metrics = scoreImages(images, manner, 1);

    expect(metrics?.confusion).toEqual(expected.confusion);
    const pairs: [number | null | undefined, number | null][] = [
      [metrics?.accuracy.value, expected.accuracy],
      [metrics?.macroRecall?.value, expected.macroRecall],
      [metrics?.macroF1?.value, expected.macroF1],
      [metrics?.macroRocAuc?.value, expected.macroRocAuc],
      [metrics?.calibrationError?.value, expected.calibrationError],
      ...(metrics?.perPolarity ?? []).flatMap(
        ({ precision, recall, f1, rocAuc }, k): [number | undefined, number | null][] => [
          [precision?.value, expected.precision[k] ?? null],
          [recall?.value, expected.recall[k] ?? null],
          [f1?.value, expected.f1[k] ?? null],
          [rocAuc?.value, expected.rocAuc[k] ?? null],
        ],
      ),
    ];
    for (const [actual, wanted] of pairs) {
      if (wanted === null) expect(actual).toBeUndefined();
      else expect(actual).toBeCloseTo(wanted, 10);
    }
  });

  it('has no figures where no image counts', () => {
    const images = [{ label: 'NEU', probabilities: [0.2, 0.5, 0.3] }] as const;

    expect(scoreImages(images, 'drop-neutral', 1)).toBeNull();
    expect(scoreImages([], 'three-way', 1)).toBeNull();
  });

  it("gives shares Wilson's interval where every image stands for itself", () => {
    const images = Array.from({ length: 882 }, (_, row) => ({
      label: row < 692 ? ('POS' as const) : ('NEG' as const),
      probabilities: [0.1, 0.1, 0.8] as const,
    }));

    const accuracy = scoreImages(images, 'drop-neutral', 1)?.accuracy;

    // 692 / 882, as Wilson's formula gives it.
    expect(accuracy?.low).toBeCloseTo(0.75625, 5);
    expect(accuracy?.high).toBeCloseTo(0.81045, 5);
  });

  it('widens the interval where images come from few posts', () => {
    const draw = (cluster: (row: number) => string | undefined) =>
      scoreImages(
        Array.from({ length: 400 }, (_, row) => {
          const of = cluster(row);
          return {
            label: 'POS' as const,
            // Posts of four images, all right or all wrong.
            probabilities:
              Math.floor(row / 4) % 2 === 0 ? ([0, 0, 1] as const) : ([1, 0, 0] as const),
            ...(of === undefined ? {} : { cluster: of }),
          };
        }),
        'three-way',
        7,
      )?.accuracy;
    const alone = draw(() => undefined);
    const together = draw((row) => `post ${Math.floor(row / 4)}`);

    const width = (one: { low: number; high: number } | undefined) =>
      (one?.high ?? 0) - (one?.low ?? 0);
    // Four equal images count as one: twice the width.
    expect(width(together) / width(alone)).toBeGreaterThan(1.7);
    expect(width(together) / width(alone)).toBeLessThan(2.3);
  });

  it('gives the same intervals for the same seed', () => {
    const [one] = reference.cases;
    const images = (one?.labels ?? []).map((label, row) => ({
      label: polarityFromIndex(label),
      probabilities: one?.probabilities[row] ?? ([0, 0, 0] as const),
    }));

    expect(scoreImages(images, 'three-way', 3)).toEqual(scoreImages(images, 'three-way', 3));
    expect(scoreImages(images, 'three-way', 3)?.macroF1).not.toEqual(
      scoreImages(images, 'three-way', 4)?.macroF1,
    );
  });
});

describe('mcnemarExact', () => {
  it.each(reference.mcnemar)("equals SciPy's exact test on %i and %i", (a, b, p) => {
    expect(Math.abs(mcnemarExact(a, b) - p)).toBeLessThan(1e-9 * Math.max(1, p) + 1e-12);
    expect(mcnemarExact(b, a)).toBe(mcnemarExact(a, b));
  });

  it('is 1 where the models never differ', () => {
    expect(mcnemarExact(0, 0)).toBe(1);
  });
});
