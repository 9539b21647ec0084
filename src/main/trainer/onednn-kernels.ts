import { computeDevice, nodeBackend, type Tensor, tf } from './backend.ts';

type Attributes = Parameters<ReturnType<typeof nodeBackend>['executeSingleOutput']>[1];

let available: boolean | undefined;

/**
 * Whether TensorFlow's own oneDNN kernels can be called by name: on x86 processors, without a GPU.
 *
 * TensorFlow puts them in place of a few operations by itself, but leaves out those that join two, and those
 * that keep for the way back what they found out on the way forth.
 */
export function hasOneDnnKernels(): boolean {
  available ??= computeDevice() === 'cpu' && tf.tidy(tryKernel);
  return available;
}

function tryKernel(): boolean {
  try {
    maxPoolWithWorkspace(tf.ones([1, 2, 2, 1]), poolingAttributes(2, 2, 'valid'));
    return true;
  } catch {
    return false;
  }
}

/**
 * Convolution and bias in one pass, and its gradients. They know groups on the way back too.
 *
 * Filters are [height, width, in / groups, out].
 */
export function oneDnnConvolution({
  stride,
  padding,
}: {
  readonly stride: number;
  readonly padding: 'same' | 'valid';
}) {
  const attributes = [
    ...windowAttributes(stride, padding),
    ints('dilations', [1, 1, 1, 1]),
    oneDnnLabel(),
  ];
  const kernel = (suffix: string, inputs: readonly Tensor[]): Tensor =>
    nodeBackend().executeSingleOutput(`_MklNativeConv2D${suffix}`, attributes, inputs);
  const sizes = (shape: readonly number[]) => tf.tensor1d([...shape], 'int32');
  return {
    forward: (x: Tensor, filter: Tensor, bias: Tensor) => kernel('WithBias', [x, filter, bias]),
    byInput: (dy: Tensor, filter: Tensor, inputShape: readonly number[]) =>
      tf.tidy(() => kernel('BackpropInput', [sizes(inputShape), filter, dy])),
    byFilter: (dy: Tensor, x: Tensor, filterShape: readonly number[]) =>
      tf.tidy(() => kernel('BackpropFilter', [x, sizes(filterShape), dy])),
  };
}

/** Greatest value of each window, and where it was. */
export function maxPoolWithWorkspace(
  x: Tensor,
  attributes: Attributes,
): readonly [value: Tensor, workspace: Tensor] {
  const named = [...attributes, oneDnnLabel()];
  const [value, workspace] = nodeBackend().executeMultipleOutputs(
    '_MklNativeMaxPool',
    named,
    [x],
    2,
  );
  if (!value || !workspace) throw new Error('a pooling without outputs');
  return [value, workspace];
}

/** Gradient of `maxPoolWithWorkspace` by its input. */
export function maxPoolGradient(
  { x, value, workspace, dy }: Readonly<Record<'x' | 'value' | 'workspace' | 'dy', Tensor>>,
  attributes: Attributes,
): Tensor {
  const named = [...attributes, oneDnnLabel()];
  const inputs = [x, value, dy, workspace];
  return nodeBackend().executeSingleOutput('_MklNativeMaxPoolGrad', named, inputs);
}

/** Attributes of a pooling over square windows. */
export function poolingAttributes(
  window: number,
  stride: number,
  padding: 'same' | 'valid',
): Attributes {
  return [...windowAttributes(stride, padding), ints('ksize', [1, window, window, 1])];
}

function windowAttributes(stride: number, padding: 'same' | 'valid'): Attributes {
  const { binding } = nodeBackend();
  return [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    ints('strides', [1, stride, stride, 1]),
    { name: 'padding', type: binding.TF_ATTR_STRING, value: padding.toUpperCase() },
    { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
  ];
}

function ints(name: string, value: readonly number[]): Attributes[number] {
  return { name, type: nodeBackend().binding.TF_ATTR_INT, value };
}

/** TensorFlow finds these kernels by this label alone. */
function oneDnnLabel(): Attributes[number] {
  const { TF_ATTR_STRING } = nodeBackend().binding;
  return { name: '_kernel', type: TF_ATTR_STRING, value: 'MklNameChangeOp' };
}
