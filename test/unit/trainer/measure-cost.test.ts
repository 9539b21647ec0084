import { expect, it } from 'vitest';
import { measureCost } from '../../../src/main/trainer/measure-cost.ts';
import { failureOf } from '../../integration/trainer/train-tiny.ts';

const BUDGET_MS = 1000;

/** Work that takes so many milliseconds, on a clock that only the work moves; the first batch of a size takes more. */
function timed(options: {
  readonly msOf: (images: number) => number;
  readonly size: number;
  readonly images?: number;
  readonly onWork?: () => void;
}) {
  let time = 0;
  const sizes: number[] = [];
  const { msOf, size, images = 1000, onWork = () => undefined } = options;
  const abort = new AbortController();
  const measuring = () =>
    measureCost(
      {
        size,
        budgetMs: BUDGET_MS,
        batches: async function* (wanted) {
          for (let start = 0; start < images; start += wanted) {
            yield { count: Math.min(wanted, images - start), isFirst: start === 0 };
          }
        },
        imagesIn: ({ count }) => count,
        work: ({ count, isFirst }) => {
          sizes.push(count);
          time += msOf(count) + (isFirst ? 10 : 0);
          onWork();
        },
      },
      { now: () => time, signal: abort.signal },
    );
  return { measuring, sizes, abort, time: () => time };
}

it('batches that are quick are timed as large as they will be, without the first of them', async () => {
  const { measuring, sizes } = timed({ size: 32, msOf: (images) => 2 + images });
  const { cost, fromSmallerBatches } = await measuring();
  expect(fromSmallerBatches).toBe(false);
  expect(cost.perImage).toBeCloseTo(0.034 / 32, 9);
  expect(sizes.filter((size) => size === 32).length).toBeGreaterThan(2);
});

it('batches that are slow are told from smaller ones, by a line', async () => {
  const { measuring, sizes, time } = timed({ size: 64, msOf: (images) => 10 + 20 * images });
  const { cost, fromSmallerBatches } = await measuring();
  expect(fromSmallerBatches).toBe(true);
  expect(cost.perImage).toBeCloseTo(0.02, 9);
  expect(cost.perBatch).toBeCloseTo(0.01, 9);
  expect(Math.max(...sizes)).toBeLessThan(64);
  expect(time()).toBeLessThan(2 * BUDGET_MS);
});

it('where two images take too long already, they and one more tell', async () => {
  const { measuring, sizes } = timed({ size: 32, msOf: (images) => 400 + 350 * images });
  const { cost } = await measuring();
  // The first batches of both sizes count, as there are no others.
  expect(cost.perImage).toBeCloseTo(0.35, 9);
  expect(cost.perBatch).toBeCloseTo(0.41, 9);
  expect(sizes).toEqual([2, 1]);
});

it('where they take far too long, nothing more is tried', async () => {
  const { measuring, sizes } = timed({ size: 32, msOf: (images) => 2000 * images });
  const { cost, fromSmallerBatches } = await measuring();
  expect(cost.perImage).toBeCloseTo(2.005, 9);
  expect(fromSmallerBatches).toBe(true);
  expect(sizes).toEqual([2]);
});

it('the one batch that a small dataset has counts by its images', async () => {
  const { measuring } = timed({ size: 64, images: 10, msOf: (images) => images });
  const { cost } = await measuring();
  expect(cost.perImage).toBeCloseTo(0.002, 9);
});

it('ends after the batch in which it was aborted', async () => {
  let worked = 0;
  const measured = timed({
    size: 32,
    msOf: () => 1,
    onWork: () => {
      worked += 1;
      if (worked === 3) measured.abort.abort();
    },
  });
  await expect(measured.measuring()).rejects.toMatchObject({ name: 'AbortError' });
  expect(worked).toBe(3);
});

it('fails where no image can be decoded', async () => {
  const failure = await failureOf(timed({ size: 8, images: 0, msOf: () => 1 }).measuring());
  expect(failure.message).toContain('could be decoded');
});
