import { nodeBackend, type Tensor1D, type Tensor2D, type Tensor3D, tf } from '../backend.ts';

/** The parts of tfjs-node's backend that operations with several outputs need. */
type ManyOutputs = {
  readonly binding: {
    readonly TF_ATTR_FLOAT: unknown;
    readonly TF_ATTR_BOOL: unknown;
    readonly TF_INT64: unknown;
    createTensor(shape: readonly number[], type: unknown, values: Int32Array): number;
    deleteTensor(id: number): void;
    executeOp(name: string, attributes: object[], ids: number[], outputs: number): unknown[];
  };
  getInputTensorIds(inputs: readonly unknown[]): number[];
  createOutputTensor(metadata: unknown): Tensor3D;
};

/** i, cs, f, o, ci, co, h: what the operation gives, each of [time, batch, units]. */
const FORWARD_OUTPUTS = 7;
const BACKWARD_OUTPUTS = 8;

/**
 * Hidden states of an LSTM over a whole batch of sequences, in one operation of TensorFlow each way.
 *
 * `inputs` is [time, batch, features], `kernel` [features + units, 4 · units] with the gates in the order
 * input, candidate, forget, output, `bias` [4 · units]; the result is [time, batch, units]. The states
 * start at zero. The operations are TensorFlow's BlockLSTM and BlockLSTMGrad without peepholes, clipping
 * and forget bias; a loop of small operations takes ten times as long.
 */
export function blockLstm(inputs: Tensor3D, kernel: Tensor2D, bias: Tensor1D): Tensor3D {
  const withGradient = tf.customGrad((x, w, b, save) => {
    const outputs = forward(x as Tensor3D, w as Tensor2D, b as Tensor1D); // why: customGrad knows tensors only
    const hidden = last(outputs);
    // why: TensorFlow.js gives its saver as a tensor among tensors
    (save as unknown as (saved: unknown[]) => void)([x, w, b, ...outputs]);
    return {
      value: hidden,
      gradFunc: (gradient, saved) => backward(gradient as Tensor3D, saved as Tensor3D[]), // why: as above
    };
  });
  return withGradient(inputs, kernel, bias) as Tensor3D; // why: as above
}

function forward(x: Tensor3D, w: Tensor2D, b: Tensor1D): Tensor3D[] {
  const [time, batch] = x.shape;
  return tf.tidy(() => {
    const { state, peephole } = constants(batch, b.size / 4);
    const { TF_ATTR_FLOAT: float, TF_ATTR_BOOL: boolean } = backend().binding;
    return execute(
      'BlockLSTM',
      [
        { name: 'forget_bias', type: float, value: 0 },
        { name: 'cell_clip', type: float, value: -1 },
        { name: 'use_peephole', type: boolean, value: false },
      ],
      time,
      [x, state, state, w, peephole, peephole, peephole, b],
      FORWARD_OUTPUTS,
    );
  });
}

function backward(hiddenGradient: Tensor3D, saved: readonly Tensor3D[]): Tensor3D[] {
  const [x, w, b, ...states] = saved;
  if (!x || !w || !b) throw new Error('the LSTM saved nothing to go back over');
  const [time, batch] = x.shape;
  return tf.tidy(() => {
    const { state, peephole } = constants(batch, b.size / 4);
    const outputs = execute(
      'BlockLSTMGrad',
      [{ name: 'use_peephole', type: backend().binding.TF_ATTR_BOOL, value: false }],
      time,
      [
        ...[x, state, state, w, peephole, peephole, peephole, b, ...states],
        tf.zerosLike(hiddenGradient),
        hiddenGradient,
      ],
      BACKWARD_OUTPUTS,
    );
    const [xGradient, , , kernelGradient, , , , biasGradient] = outputs;
    if (!xGradient || !kernelGradient || !biasGradient) throw new Error('the LSTM has no gradient');
    return [xGradient, kernelGradient, biasGradient];
  });
}

function constants(batch: number, units: number) {
  return { state: tf.zeros([batch, units]), peephole: tf.zeros([units]) };
}

/** Runs an operation whose first input is a 64-bit whole number, which TensorFlow.js has no tensors for. */
function execute(
  name: string,
  attributes: object[],
  time: number,
  inputs: readonly unknown[],
  outputs: number,
): Tensor3D[] {
  const { binding } = backend();
  const timeId = binding.createTensor([], binding.TF_INT64, Int32Array.of(time, 0));
  try {
    const ids = [timeId, ...backend().getInputTensorIds(inputs)];
    return binding
      .executeOp(
        name,
        [...attributes, { name: 'T', type: floatType(), value: floatValue() }],
        ids,
        outputs,
      )
      .map((metadata) => backend().createOutputTensor(metadata));
  } finally {
    binding.deleteTensor(timeId);
  }
}

function floatType(): unknown {
  return nodeBackend().binding.TF_ATTR_TYPE;
}

function floatValue(): unknown {
  return nodeBackend().binding.TF_FLOAT;
}

function backend(): ManyOutputs {
  return nodeBackend() as unknown as ManyOutputs; // why: tfjs-node does not export its backend's type
}

function last<T>(list: readonly T[]): T {
  const element = list.at(-1);
  if (element === undefined) throw new Error('an operation gave nothing');
  return element;
}
