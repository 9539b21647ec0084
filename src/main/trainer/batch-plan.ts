import { AUTOMATIC_BATCH_SIZE, type FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { computeDevice, tf } from './backend.ts';
import { headLogits } from './classification-head.ts';
import { isOutOfMemory } from './explain-failure.ts';
import type { Network } from './network.ts';
import type { Parameter } from './optimizer.ts';
import { batchGradients } from './training-step.ts';

/** Images per batch, and batches per step. */
export type BatchPlan = { readonly size: number; readonly accumulate: number };

/** Images that make a step where the batch size is found: as many as in the paper. */
const STEP_IMAGES = 64;
/** Share of the free memory that a batch may take. */
const MEMORY_SHARE = 0.7;
/** A processor says nothing when memory runs out: what a batch needs is told from these, not tried. */
const MEASURED_ON_CPU = [1, 2, 4] as const;

/**
 * The batches of a run: those that were asked for, or the largest power of two that fits into memory, of which as
 * many make a step as give the paper's 64 images. So a machine with little memory makes the same steps.
 *
 * A GPU says when its memory has run out, so batches are doubled until it does. On a processor the growth of the
 * process over small batches tells.
 */
export function planBatches(
  network: Network,
  settings: Pick<FineTuneSettings, 'batchSize' | 'accumulate' | 'mode'>,
  parameters: readonly Parameter[],
): BatchPlan {
  if (settings.batchSize !== AUTOMATIC_BATCH_SIZE || settings.mode === 'FT-F') {
    return headBatches(settings);
  }
  const size =
    computeDevice() === 'gpu'
      ? largestTried((images) => tryBatch(network, parameters, images))
      : largestThatFits({
          needs: MEASURED_ON_CPU.map((images) => {
            tryBatch(network, parameters, images);
            return { images, bytes: process.resourceUsage().maxRSS * 1024 };
          }),
          free: process.availableMemory() * MEMORY_SHARE,
        });
  return { size, accumulate: STEP_IMAGES / size };
}

/** The batches of a head that learns from features, of which memory holds any number. */
export function headBatches({
  batchSize,
  accumulate,
}: Pick<FineTuneSettings, 'batchSize' | 'accumulate'>): BatchPlan {
  return batchSize === AUTOMATIC_BATCH_SIZE
    ? { size: STEP_IMAGES, accumulate: 1 }
    : { size: batchSize, accumulate };
}

/** Batches half as large, twice as many of which make a step; null where that is not to be. */
export function halvedBatches(
  plan: BatchPlan,
  settings: Pick<FineTuneSettings, 'batchSize'>,
): BatchPlan | null {
  if (settings.batchSize !== AUTOMATIC_BATCH_SIZE || plan.size === 1) return null;
  return { size: plan.size / 2, accumulate: plan.accumulate * 2 };
}

/**
 * The largest power of two of images whose growth of memory is free still.
 *
 * @param needs what the process held after batches of some sizes, ascending.
 * @param free bytes that it may grow by.
 */
export function largestThatFits(measured: {
  readonly needs: readonly { readonly images: number; readonly bytes: number }[];
  readonly free: number;
}): number {
  const [first, last] = [measured.needs.at(0), measured.needs.at(-1)];
  if (first === undefined || last === undefined) return 1;
  const perImage = Math.max(0, last.bytes - first.bytes) / Math.max(1, last.images - first.images);
  let size = last.images;
  while (size < STEP_IMAGES && (size * 2 - last.images) * perImage <= measured.free) size *= 2;
  return size;
}

function largestTried(tryImages: (images: number) => void): number {
  let size = 1;
  try {
    tryImages(size);
    while (size < STEP_IMAGES) {
      tryImages(size * 2);
      size *= 2;
    }
  } catch (error) {
    if (!isOutOfMemory(error) || size === 1) throw error;
  }
  return size;
}

/** One way forth and back with empty images; nothing is changed. */
function tryBatch(network: Network, parameters: readonly Parameter[], images: number): void {
  const { size } = network.preprocessing;
  const { score, gradients } = batchGradients(
    {
      values: new Float32Array(images * size * size * 3),
      shape: [images, size, size, 3],
      polarities: new Int32Array(images),
    },
    (inputs) =>
      headLogits(
        network.model,
        network.head,
        network.features(tf.reshape(inputs, [images, size, size, 3])),
        1,
      ),
    parameters.map(({ variable }) => variable),
    [1, 1, 1],
  );
  tf.dispose([...gradients]);
  if (!Number.isFinite(score.loss))
    throw new Error('the network gives no number for an empty image');
}
