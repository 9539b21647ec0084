import type { WeightsForm } from '../../../shared/domain/network-weights.ts';
import type { RawTensor } from './raw-tensor.ts';

/** What a reader finds in files of weights. */
export type RawWeights = {
  readonly form: WeightsForm;
  /**
   * Order of axes. `channels-first`: kernels [out, in / groups, height, width], fully connected [out, in] with
   * inputs flattened in the order channel, height, width. `channels-last`: [height, width, in / groups, out],
   * [in, out], inputs in the order height, width, channel.
   */
  readonly axes: 'channels-first' | 'channels-last';
  readonly tensors: readonly RawTensor[];
  /** Groups of convolutions, by layer, as far as the files tell them. */
  readonly groups: ReadonlyMap<string, number>;
  /** Mean of the training images, blue, green, red, where a file tells it. */
  readonly mean: readonly [number, number, number] | null;
  /** Side of the square input, where a file tells it. */
  readonly inputSize: number | null;
};

/** What forms that are tensors alone say of the rest. */
export const TENSORS_ALONE = { groups: new Map<string, number>(), mean: null, inputSize: null };
