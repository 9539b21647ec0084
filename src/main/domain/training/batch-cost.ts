/** What images cost in batches: a batch of n takes `perBatch + n · perImage` seconds. */
export type BatchCost = { readonly perBatch: number; readonly perImage: number };

/** How long batches of a size took. */
export type TimedBatches = {
  /** Images per batch. */
  readonly size: number;
  /** Of one batch, without what is fixed. */
  readonly seconds: number;
  /** Seconds of one batch that are known not to depend on its images, such as those of the optimizer. */
  readonly fixed: number;
};

/**
 * The cost that batches of one or two sizes show: what is fixed, and the line through both, or time in proportion to
 * the images where there is one size, or where noise would give a line that falls or begins below zero.
 *
 * @param timed ascending by size; the last is trusted most.
 */
export function batchCost(timed: readonly TimedBatches[]): BatchCost {
  const [small, large] = [timed.at(0), timed.at(-1)];
  if (small === undefined || large === undefined) return { perBatch: 0, perImage: 0 };
  const proportional = { perBatch: large.fixed, perImage: large.seconds / large.size };
  if (large.size === small.size) return proportional;
  const perImage = (large.seconds - small.seconds) / (large.size - small.size);
  const atZero = large.seconds - perImage * large.size;
  return perImage > 0 && atZero >= 0 ? { perBatch: large.fixed + atZero, perImage } : proportional;
}

/** Seconds of so many images in batches of a size, the last of which may be smaller. */
export function secondsOf({ perBatch, perImage }: BatchCost, images: number, size: number): number {
  return Math.ceil(images / size) * perBatch + images * perImage;
}
