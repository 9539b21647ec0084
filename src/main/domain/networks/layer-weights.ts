import type { ImportedNetwork } from '../../../shared/domain/fine-tune.ts';

/**
 * A layer with a kernel and a bias, as every form of a network's weights must give it.
 *
 * Kernels are kept in TensorFlow's order of axes: [height, width, in / groups, out] of convolutions,
 * [in, out] of fully connected layers; the inputs of the first of those come in the order height, width,
 * channel.
 */
export type LayerWeights =
  | {
      readonly kind: 'convolution';
      /** The layer's name in its paper's Caffe files, such as `conv1_1`. */
      readonly name: string;
      readonly kernel: readonly [height: number, width: number, inputs: number, outputs: number];
      readonly groups: 1 | 2;
    }
  | {
      readonly kind: 'dense';
      readonly name: string;
      readonly kernel: readonly [inputs: number, outputs: number];
      /** What the inputs were before they were one row; null where they were one already. */
      readonly flattened: {
        readonly height: number;
        readonly width: number;
        readonly channels: number;
      } | null;
    };

/** The layers of a network in order; the last, which is replaced by one of three outputs, is not among them. */
export type NetworkLayers = {
  readonly network: ImportedNetwork;
  readonly layers: readonly LayerWeights[];
  /** Name of the last fully connected layer in files, and its inputs. */
  readonly last: { readonly name: string; readonly inputs: number };
};
