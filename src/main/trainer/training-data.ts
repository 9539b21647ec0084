import type { Tensor, Tensor2D } from './backend.ts';

/** Some images in the form that the trained layers take. */
export type Batch = {
  /** Pixels [n, size, size, 3] or features [n, k], as one row after the other. */
  readonly values: Float32Array;
  readonly shape: readonly [images: number, ...sizes: number[]];
  /** n numbers: NEG 0, NEU 1, POS 2. */
  readonly polarities: Int32Array;
};

/** What a fine-tuning learns from, the same for both modes. */
export type TrainingData = {
  readonly batchesPerEpoch: number;
  /** NEG 0, NEU 1, POS 2 of each training image. */
  readonly trainPolarities: readonly (0 | 1 | 2)[];
  /**
   * Training images once, in the epoch's own seeded order, without its first `skip` batches. A batch whose
   * images cannot be decoded is there, and has none.
   */
  trainBatches(epoch: number, skip: number): AsyncGenerator<Batch, void, undefined>;
  validationBatches(): AsyncGenerator<Batch, void, undefined>;
  /** Logits [n, 3] of a batch's values; `dropoutSeed` null switches dropout off. */
  logits(inputs: Tensor, dropoutSeed: number | null): Tensor2D;
  /** Images that could not be decoded so far. */
  skippedImages(): number;
  close(): Promise<void>;
};
