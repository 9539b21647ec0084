import { expect, test } from 'vitest';
import { learningRateAt } from '../../../../src/main/domain/training/learning-rate.ts';
import type { LearningRateSchedule } from '../../../../src/shared/domain/fine-tune.ts';

function rates(schedule: LearningRateSchedule, steps: readonly number[]): readonly number[] {
  const settings = { learningRate: 0.1, epochs: 4, schedule };
  return steps.map((step) => learningRateAt(settings, step, 10));
}

test('constant stays', () => {
  expect(rates({ kind: 'constant' }, [0, 39])).toEqual([0.1, 0.1]);
});

test('step falls after every so many epochs, between two epochs', () => {
  const schedule = { kind: 'step', everyEpochs: 2, factor: 0.5 } as const;
  expect(rates(schedule, [0, 19, 20, 39])).toEqual([0.1, 0.1, 0.05, 0.05]);
});

test('cosine begins at the rate, has half of it in the middle, and ends near zero', () => {
  const schedule = { kind: 'cosine', warmUpEpochs: 0 } as const;
  const [first, middle, last] = rates(schedule, [0, 20, 39]);
  expect(first).toBeCloseTo(0.1, 12);
  expect(middle).toBeCloseTo(0.05, 12);
  expect(last).toBeGreaterThan(0);
  expect(last).toBeLessThan(0.001);
});

test('a warm-up rises in equal steps to the rate, and the cosine begins after it', () => {
  const schedule = { kind: 'cosine', warmUpEpochs: 1 } as const;
  const rise = rates(schedule, [0, 1, 2, 9, 10, 25]);
  expect(rise[1]).toBeCloseTo(2 * (rise[0] ?? 0), 12);
  expect(rise[2]).toBeCloseTo(3 * (rise[0] ?? 0), 12);
  expect(rise[3]).toBeLessThan(0.1);
  expect(rise[4]).toBeCloseTo(0.1, 12);
  expect(rise[5]).toBeCloseTo(0.05, 12);
});

test('a warm-up longer than the training still rises', () => {
  const schedule = { kind: 'cosine', warmUpEpochs: 100 } as const;
  const all = rates(
    schedule,
    Array.from({ length: 40 }, (_, step) => step),
  );
  expect(all.every((rate) => rate > 0 && rate <= 0.1)).toBe(true);
});
