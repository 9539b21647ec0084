import type { Preprocessing } from '../../../shared/domain/preprocessing.ts';
import type { OnnxNode, OnnxTensor } from './onnx-model.ts';

/** From the input [n, size, size, 3] to images channels first: order of channels, scale and offset where it takes bytes. */
export function preprocessingGraph(
  { channels, scale, offset }: Preprocessing,
  takesBytes: boolean,
  input: string,
): {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly output: string;
} {
  const output = 'input/channels-first';
  const perm = { perm: [0, 3, 1, 2] };
  if (!takesBytes) {
    return {
      nodes: [{ operator: 'Transpose', inputs: [input], output, attributes: perm }],
      tensors: [],
      output,
    };
  }
  const source = channels === 'BGR' ? [2, 1, 0] : [0, 1, 2];
  const triple = (values: Preprocessing['scale']): Float32Array =>
    typeof values === 'number' ? new Float32Array(3).fill(values) : Float32Array.from(values);
  return {
    nodes: [
      { operator: 'Cast', inputs: [input], output: 'input/float', attributes: { to: 1 } },
      {
        operator: 'Gather',
        inputs: ['input/float', 'input/order'],
        output: 'input/ordered',
        attributes: { axis: 3 },
      },
      { operator: 'Mul', inputs: ['input/ordered', 'input/scale'], output: 'input/scaled' },
      { operator: 'Add', inputs: ['input/scaled', 'input/offset'], output: 'input/shifted' },
      { operator: 'Transpose', inputs: ['input/shifted'], output, attributes: perm },
    ],
    tensors: [
      { name: 'input/order', dims: [3], values: BigInt64Array.from(source.map(BigInt)) },
      { name: 'input/scale', dims: [3], values: triple(scale) },
      { name: 'input/offset', dims: [3], values: triple(offset) },
    ],
    output,
  };
}
