import type { CrossFitEvent } from '../../shared/contract/trainer-contract.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import type { FoldedImage } from './cross-fit-manifest.ts';
import type { LabelledRow } from './row-data.ts';

/** The networks of a cross-fit, one per fold, each of which judges images that it did not learn from. */
export type FoldJudges = {
  /** Places of the images that the network of a fold judges. */
  readonly judged: (fold: number) => readonly number[];
  /**
   * Trains the network of a fold, and lets it judge: three probabilities per judged image, one image after the
   * other; NaN where an image could not be decoded.
   */
  readonly judge: (fold: number) => AsyncGenerator<CrossFitEvent, Float32Array, undefined>;
  /** Called when what a fold's network says is kept: what is on disk for going on with it may go. */
  readonly release: (fold: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What the network of a fold learns from: all other folds. */
export function learntRows(images: readonly FoldedImage[], fold: number): readonly LabelledRow[] {
  return images.flatMap(({ polarity, fold: own }, row) =>
    polarity === null || own === fold ? [] : [{ row, polarity }],
  );
}

/** What the network of a fold judges: its own images, and those of no fold. */
export function judgedRows(images: readonly FoldedImage[], fold: number): readonly number[] {
  return images.flatMap((image, row) => (image.fold === fold || image.fold === null ? [row] : []));
}

/** Tells of the batches of a fold's training, and returns what it returns. */
export async function* batchesOfFold<T>(
  fold: number,
  events: AsyncGenerator<TrainingEvent, T, undefined>,
): AsyncGenerator<CrossFitEvent, T, undefined> {
  let isDone = false;
  try {
    for (;;) {
      const event = await events.next();
      if (event.done === true) {
        isDone = true;
        return event.value;
      }
      if (event.value.kind !== 'batch-ended') continue;
      const { kind, epoch, batch, batches, loss } = event.value;
      yield { kind, fold, epoch, batch, batches, loss };
    }
  } finally {
    // why: a generator that is ended early gives no value, so that none is needed
    if (!isDone) await events.return(undefined as T);
  }
}
