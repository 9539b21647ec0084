import { type Tensor, type Tensor4D, tf } from './backend.ts';
import {
  hasOneDnnKernels,
  maxPoolGradient,
  maxPoolWithWorkspace,
  poolingAttributes,
} from './onednn-kernels.ts';

export type PoolingShape = {
  readonly window: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
};

type Pooled = {
  readonly value: Tensor;
  /** What the way back needs, and the way back. */
  readonly saved: Tensor[];
  readonly gradient: (dy: Tensor, saved: Tensor[]) => Tensor;
};

/**
 * Greatest value of each window; where several are equal, the gradient goes to the first.
 *
 * Keeps what it needs for the way back no longer than needed.
 */
export function maxPooling(input: Tensor4D, shape: PoolingShape): Tensor4D {
  const pool = hasOneDnnKernels() ? pooledByOneDnn : pooledByTensorFlow;
  const pooled = tf.customGrad((...args) => {
    const [x, save] = args as [Tensor, (tensors: Tensor[]) => void]; // why: customGrad appends `save`
    const { value, saved, gradient } = pool(x, shape);
    save(saved);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const byInput = gradient(dy, saved);
      // Nobody asks for these again; TensorFlow.js would hold them until the way back has reached the image.
      tf.dispose([dy, ...saved]);
      return byInput;
    };
    return { value, gradFunc };
  })(input);
  return pooled as Tensor4D; // why: pooling keeps the rank
}

/** Remembers where the greatest values were, so that the way back is one pass on all cores. */
function pooledByOneDnn(x: Tensor, { window, stride, padding }: PoolingShape): Pooled {
  const attributes = poolingAttributes(window, stride, padding);
  const [value, workspace] = maxPoolWithWorkspace(x, attributes);
  return {
    value,
    saved: [x, value, workspace],
    gradient: (dy, saved) => {
      const [x, value, workspace] = saved as [Tensor, Tensor, Tensor]; // why: what is saved above
      return maxPoolGradient({ x, value, workspace, dy }, attributes);
    },
  };
}

function pooledByTensorFlow(x: Tensor, shape: PoolingShape): Pooled {
  const attributes = { filterSize: shape.window, strides: shape.stride, pad: shape.padding };
  const run = (name: string, inputs: Record<string, Tensor>) =>
    tf.engine().runKernel(name, inputs, attributes) as Tensor; // why: both have one output
  const value = run('MaxPool', { x });
  return {
    value,
    saved: [x, value],
    gradient: (dy, saved) => {
      const [input, output] = saved as [Tensor, Tensor]; // why: what is saved above
      return run('MaxPoolGrad', { dy, input, output });
    },
  };
}

/**
 * The padding that pools as Caffe does, which rounds the number of windows up and cuts the last one off.
 *
 * Where the windows do not end with the side, TensorFlow's `same` adds the one row that is missing after it.
 */
export function caffePadding(side: number, window: number, stride: number): 'same' | 'valid' {
  return (side - window) % stride === 0 ? 'valid' : 'same';
}
