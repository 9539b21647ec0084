import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../../shared/failure.ts';
import { type BatchCost, batchCost, type TimedBatches } from '../domain/training/batch-cost.ts';

/** Batches of a size that are timed at most. */
const MOST_BATCHES = 8;
/** Enough images to tell how many more can be afforded. */
export const FEW_IMAGES = 2;
/** Share of the time that the first batches may take. */
const FIRST_SHARE = 0.25;

export type Stopwatch = {
  /** A clock that only goes forward, milliseconds. */
  readonly now: () => number;
  /** Measuring ends after the batch under way. */
  readonly signal: AbortSignal;
};

/** Something that is done to batches, and has a cost. */
export type MeasuredWork<B> = {
  /** Images per batch as they will be. */
  readonly size: number;
  /** Batches of so many images, from the first; those of no image are passed over. */
  readonly batches: (size: number) => AsyncGenerator<B, void, undefined>;
  /** Images of the first batches: few where images take long, as many as there will be where they do not. */
  readonly firstSize: number;
  readonly imagesIn: (batch: B) => number;
  /** Returns how many milliseconds of it do not depend on the images. */
  readonly work: (batch: B) => number;
  /** Milliseconds that measuring should take; a batch that was begun is ended. */
  readonly budgetMs: number;
};

export type MeasuredCost = {
  readonly cost: BatchCost;
  /** It was told from smaller batches than those that are wanted. */
  readonly fromSmallerBatches: boolean;
};

/**
 * What work on batches costs: timed on batches of the size that they will have, or, where those would take too
 * long, on smaller ones of two sizes.
 *
 * The first batch of a size is not counted, but where another would take too long: it decodes with nobody to work
 * meanwhile, and libraries prepare themselves for the size.
 *
 * @throws Failure where no image can be decoded; the signal's reason when it is aborted.
 */
export async function measureCost<B>(
  measured: MeasuredWork<B>,
  { now, signal }: Stopwatch,
): Promise<MeasuredCost> {
  const { size, firstSize, budgetMs } = measured;
  const startedAt = now();
  const left = () => budgetMs - (now() - startedAt);
  const time = (images: number, forMs: number, isWarm = false): Promise<TimedBatches> =>
    timeBatches(measured, { size: images, forMs, isWarm }, { now, signal });
  const whole = (timed: TimedBatches): MeasuredCost => ({
    cost: batchCost([timed]),
    fromSmallerBatches: false,
  });
  const line = (...timed: readonly TimedBatches[]): MeasuredCost => ({
    cost: batchCost(timed),
    fromSmallerBatches: true,
  });

  if (size <= firstSize) return whole(await time(size, budgetMs));
  const first = await time(firstSize, budgetMs * FIRST_SHARE);
  const affordable = affordableSize(first, size, left() / 1000);
  if (affordable === size) return whole(await time(size, left()));
  if (affordable > firstSize) return line(first, await time(affordable, left()));
  return left() < -budgetMs ? line(first) : line(await time(1, left(), true), first);
}

/** The most images of which a batch can be worked on twice: the size that is wanted, or a power of two. */
function affordableSize(first: TimedBatches, size: number, seconds: number): number {
  const images = (first.size * (seconds / 2 - first.fixed)) / first.seconds;
  return images >= size ? size : 2 ** Math.floor(Math.log2(Math.max(1, images)));
}

/** Times batches of a size for so long, at least one; where all is warm, the first one alone. */
async function timeBatches<B>(
  { batches, imagesIn, work, budgetMs }: MeasuredWork<B>,
  {
    size,
    forMs,
    isWarm,
  }: { readonly size: number; readonly forMs: number; readonly isWarm: boolean },
  { now, signal }: Stopwatch,
): Promise<TimedBatches> {
  const startedAt = now();
  let last = startedAt;
  let first: TimedBatches | null = null;
  const counted: TimedBatches[] = [];
  for await (const batch of batches(size)) {
    const count = imagesIn(batch);
    if (count > 0) {
      const fixed = work(batch) / 1000;
      const time = now();
      const timed = { size: count, seconds: (time - last) / 1000 - fixed, fixed };
      last = time;
      if (first === null) first = timed;
      else counted.push(timed);
    }
    // TensorFlow's calls block: without a turn of the event loop nobody could abort.
    await nextTurn();
    signal.throwIfAborted();
    const spentMs = last - startedAt;
    const isSlow = isWarm || spentMs > budgetMs;
    if (first !== null && counted.length === 0 && isSlow) break;
    const isOver = spentMs + spentMs / (counted.length + 1) > forMs;
    if (counted.length === MOST_BATCHES || (counted.length > 0 && isOver)) break;
  }
  if (first === null) throw noReadableImages();
  return counted.length === 0 ? first : meanOf(counted);
}

function meanOf(timed: readonly TimedBatches[]): TimedBatches {
  const mean = (value: (one: TimedBatches) => number): number =>
    timed.reduce((sum, one) => sum + value(one), 0) / timed.length;
  return {
    size: mean(({ size }) => size),
    seconds: mean(({ seconds }) => seconds),
    fixed: mean(({ fixed }) => fixed),
  };
}

function noReadableImages(): Failure {
  return new Failure(
    'TRAINER_FAILED',
    'none of the images that were tried could be decoded',
    'Check that the images of the dataset are still where they were.',
  );
}
