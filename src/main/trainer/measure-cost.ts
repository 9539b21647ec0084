import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../../shared/failure.ts';
import { type BatchCost, batchCost, type TimedBatches } from '../domain/training/batch-cost.ts';

/** Batches of a size that are timed at most. */
const MOST_BATCHES = 8;
/** Images of the first batches: enough to tell how many more can be afforded. */
const FIRST_SIZE = 2;
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
  readonly imagesIn: (batch: B) => number;
  readonly work: (batch: B) => void;
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
  const { size, budgetMs } = measured;
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

  if (size <= FIRST_SIZE) return whole(await time(size, budgetMs));
  const first = await time(FIRST_SIZE, budgetMs * FIRST_SHARE);
  const affordable = affordableSize(first, size, left() / 1000);
  if (affordable === size) return whole(await time(size, left()));
  if (affordable > FIRST_SIZE) return line(first, await time(affordable, left()));
  return left() < -budgetMs ? line(first) : line(await time(1, left(), true), first);
}

/** The most images of which a batch can be worked on twice: the size that is wanted, or a power of two. */
function affordableSize(first: TimedBatches, size: number, seconds: number): number {
  const images = (first.size * seconds) / (2 * first.seconds);
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
  let counted = 0;
  let countedMs = 0;
  let images = 0;
  let first: TimedBatches | null = null;
  // So slow that a second one would be too much.
  const isEnough = (): boolean => isWarm || last - startedAt > budgetMs;
  for await (const batch of batches(size)) {
    const count = imagesIn(batch);
    if (count > 0) {
      work(batch);
      const time = now();
      if (first === null) first = { size: count, seconds: (time - last) / 1000 };
      else {
        counted += 1;
        countedMs += time - last;
        images += count;
      }
      last = time;
    }
    // TensorFlow's calls block: without a turn of the event loop nobody could abort.
    await nextTurn();
    signal.throwIfAborted();
    if (counted === MOST_BATCHES) break;
    if (counted > 0 && last - startedAt + countedMs / counted > forMs) break;
    if (first !== null && counted === 0 && isEnough()) break;
  }
  if (first === null) throw noReadableImages();
  if (counted === 0) return first;
  return { size: images / counted, seconds: countedMs / counted / 1000 };
}

function noReadableImages(): Failure {
  return new Failure(
    'TRAINER_FAILED',
    'none of the images that were tried could be decoded',
    'Check that the images of the dataset are still where they were.',
  );
}
