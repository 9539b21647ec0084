import util from 'node:util';
import type { Tensor } from '@tensorflow/tfjs-node-gpu';

export type {
  LayersModel,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor3D,
  Tensor4D,
  Variable,
} from '@tensorflow/tfjs-node-gpu';

// TensorFlow reads this while its library is loaded: only warnings and errors are of use here.
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

// tfjs-node calls two functions that Node 23 took away or warns about.
Object.assign(util, {
  isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  isArray: Array.isArray,
});

/** TensorFlow.js on the TensorFlow C library. No other file imports it. */
export const tf = await import('@tensorflow/tfjs-node-gpu');

type OpAttribute = {
  readonly name: string;
  readonly type: unknown;
  readonly value: unknown;
};

/** The parts of tfjs-node's backend that its types leave out. */
type NodeBackend = {
  readonly isUsingGpuDevice: boolean;
  readonly binding: {
    readonly TF_Version: string;
    readonly TF_ATTR_TYPE: unknown;
    readonly TF_ATTR_STRING: unknown;
    readonly TF_ATTR_INT: unknown;
    readonly TF_ATTR_FLOAT: unknown;
    readonly TF_FLOAT: unknown;
    readonly TF_INT32: unknown;
  };
  executeSingleOutput(
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly unknown[],
  ): Tensor;
  executeMultipleOutputs(
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly unknown[],
    outputs: number,
  ): readonly Tensor[];
};

/** The TensorFlow backend, for operations that TensorFlow has and TensorFlow.js does not name. */
export function nodeBackend(): NodeBackend {
  return tf.backend() as unknown as NodeBackend; // why: tfjs-node does not export its backend's type
}

/** What computes. */
export function computeDevice(): 'cpu' | 'gpu' {
  return nodeBackend().isUsingGpuDevice ? 'gpu' : 'cpu';
}

/** Version of the TensorFlow library, such as `2.21.0`. */
export function tensorflowVersion(): string {
  return nodeBackend().binding.TF_Version;
}
