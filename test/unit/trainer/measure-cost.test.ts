import { expect, it } from 'vitest';
import { FEW_IMAGES, measureCost } from '../../../src/main/trainer/measure-cost.ts';
import { failureOf } from '../../integration/trainer/train-tiny.ts';

const BUDGET_MS = 1000;

/** Work that takes so many milliseconds, on a clock that only the work moves; the first batch of a size takes more. */
function timed(options: {
  readonly msOf: (images: number) => number;
  readonly size: number;
  readonly images?: number;
  readonly firstSize?: number;
  /** Of each batch, told as such. */
  readonly fixedMs?: number;
  readonly onWork?: () => void;
}) {
  let time = 0;
  const sizes: number[] = [];
  const { msOf, size, images = 1000, fixedMs = 0, onWork = () => undefined } = options;
  const abort = new AbortController();
  const measuring = () =>
    measureCost(
      {
        size,
        firstSize: options.firstSize ?? FEW_IMAGES,
        budgetMs: BUDGET_MS,
        batches: async function* (wanted) {
          for (let start = 0; start < images; start += wanted) {
            yield { count: Math.min(wanted, images - start), isFirst: start === 0 };
          }
        },
        imagesIn: ({ count }) => count,
        work: ({ count, isFirst }) => {
          sizes.push(count);
          time += msOf(count) + fixedMs + (isFirst ? 10 : 0);
          onWork();
          return fixedMs;
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

it('what does not depend on the images is told apart, however slow it is', async () => {
  const { measuring, sizes } = timed({ size: 64, fixedMs: 5000, msOf: (images) => images });
  const { cost } = await measuring();
  expect(cost.perBatch).toBeCloseTo(5, 9);
  expect(cost.perImage).toBeCloseTo(0.006, 9);
  expect(sizes).toEqual([2]);
});

it('where images are quick, batches are as large as they will be from the first', async () => {
  const { measuring, sizes } = timed({ size: 64, firstSize: 64, msOf: (images) => images });
  expect((await measuring()).cost.perImage).toBeCloseTo(0.001, 9);
  expect(new Set(sizes)).toEqual(new Set([64]));
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
