import { nodeBackend, type Tensor, tf } from './backend.ts';
import { hasOneDnnKernels, oneDnnConvolution } from './onednn-kernels.ts';

type Inputs = Readonly<Record<string, Tensor>>;

/** What a convolution does, apart from its weights. */
export type ConvolutionShape = {
  readonly depthwise: boolean;
  readonly stride: number;
  /** `same`: as many outputs as inputs / stride, rounded up; `valid`: nothing is added around the input. */
  readonly padding: 'same' | 'valid';
};

function register(name: string, inputNames: readonly string[], channelsLast: boolean): void {
  tf.registerKernel({
    kernelName: name,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs }) => {
      const backend = nodeBackend();
      const { binding } = backend;
      const attributes = [
        { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
        ...(channelsLast
          ? [{ name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' }]
          : []),
      ];
      const tensors = inputNames.map((input) => inputs[input]);
      return backend.executeSingleOutput(name, attributes, tensors);
    },
  });
}

// TensorFlow.js spells these out in several whole passes over memory; TensorFlow has each as one.
register('BiasAdd', ['value', 'bias'], true);
register('BiasAddGrad', ['gradient'], true);
register('Relu6Grad', ['gradient', 'features'], false);
register('ReluGrad', ['gradient', 'features'], false);

function run(name: string, inputs: Inputs): Tensor {
  return tf.engine().runKernel(name, inputs) as Tensor; // why: each of these has one output
}

/** Gradient of an added bias [channels]: the sum over all but the channels. */
export function biasAddGradient(gradient: Tensor): Tensor {
  return run('BiasAddGrad', { gradient });
}

/** Gradient of relu6 by its input, where `features` is its input or its output. */
export function relu6Gradient(gradient: Tensor, features: Tensor): Tensor {
  return run('Relu6Grad', { gradient, features });
}

/** Gradient of relu by its input, where `features` is its input or its output. */
export function reluGradient(gradient: Tensor, features: Tensor): Tensor {
  return run('ReluGrad', { gradient, features });
}

export type ConvolutionKernels = {
  /** The bias is added. */
  readonly forward: (x: Tensor, filter: Tensor, bias: Tensor) => Tensor;
  readonly byInput: (dy: Tensor, filter: Tensor, inputShape: readonly number[]) => Tensor;
  readonly byFilter: (dy: Tensor, x: Tensor, filterShape: readonly number[]) => Tensor;
};

/**
 * A convolution's kernel and those of its gradients.
 *
 * Filters are [height, width, in / groups, out], and the groups are told from the input's channels.
 */
export function convolutionKernels(shape: ConvolutionShape): ConvolutionKernels {
  if (shape.depthwise) return tensorFlowKernels(shape);
  return hasOneDnnKernels() ? oneDnnConvolution(shape) : inGroups(tensorFlowKernels(shape));
}

/** Kernels that TensorFlow.js has but does not export. */
function tensorFlowKernels(shape: ConvolutionShape): ConvolutionKernels {
  const name = shape.depthwise ? 'DepthwiseConv2dNative' : 'Conv2D';
  const attributes = {
    strides: [shape.stride, shape.stride],
    pad: shape.padding,
    dataFormat: 'NHWC',
    dilations: [1, 1],
  };
  const kernel = (suffix: string, inputs: Inputs, more: Record<string, number[]>): Tensor =>
    tf.engine().runKernel(`${name}${suffix}`, inputs, { ...attributes, ...more }) as Tensor; // why: one output
  return {
    forward: (x, filter, bias) =>
      tf.tidy(() => run('BiasAdd', { value: kernel('', { x, filter }, {}), bias })),
    byInput: (dy, filter, inputShape) =>
      kernel('BackpropInput', { dy, filter }, { inputShape: [...inputShape] }),
    byFilter: (dy, x, filterShape) =>
      kernel('BackpropFilter', { x, dy }, { filterShape: [...filterShape] }),
  };
}

/** Gradients group by group: without oneDNN, TensorFlow knows groups on the way forth alone. */
function inGroups(kernels: ConvolutionKernels): ConvolutionKernels {
  const parts = (tensor: Tensor, groups: number) => tf.split(tensor, groups, 3);
  const fewer = (shape: readonly number[], groups: number) => [
    ...shape.slice(0, 3),
    (shape[3] ?? 0) / groups,
  ];
  return {
    forward: kernels.forward,
    byInput: (dy, filter, inputShape) => {
      const groups = (inputShape[3] ?? 0) / (filter.shape[2] ?? 0);
      if (groups === 1) return kernels.byInput(dy, filter, inputShape);
      return tf.tidy(() => {
        const filters = parts(filter, groups);
        const gradients = parts(dy, groups).map((part, index) =>
          kernels.byInput(part, at(filters, index), fewer(inputShape, groups)),
        );
        return tf.concat(gradients, 3);
      });
    },
    byFilter: (dy, x, filterShape) => {
      const groups = (x.shape[3] ?? 0) / (filterShape[2] ?? 0);
      if (groups === 1) return kernels.byFilter(dy, x, filterShape);
      return tf.tidy(() => {
        const inputs = parts(x, groups);
        const gradients = parts(dy, groups).map((part, index) =>
          kernels.byFilter(part, at(inputs, index), fewer(filterShape, groups)),
        );
        return tf.concat(gradients, 3);
      });
    },
  };
}

function at(tensors: readonly Tensor[], index: number): Tensor {
  const tensor = tensors[index];
  if (!tensor) throw new Error(`there is no group ${index}`);
  return tensor;
}
