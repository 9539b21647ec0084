import type { Preprocessing } from '../../../shared/domain/preprocessing.ts';
import { Failure } from '../../../shared/failure.ts';
import type { LayersModelGraph, ModelLayer } from '../layers-model/layers-model.ts';
import type { FlowShape } from './conversion.ts';
import { convertLayer } from './convert-layer.ts';
import type { OnnxModel, OnnxNode, OnnxTensor } from './onnx-model.ts';
import { preprocessingGraph } from './preprocessing-graph.ts';

/** Operators as they stand since 2021; runtimes of today and of some years ago know them. */
const OPSET = 17;
const IR_VERSION = 8;

export const ONNX_INPUT = 'images';
export const ONNX_OUTPUT = 'probabilities';

/**
 * A TensorFlow.js layers model as ONNX.
 *
 * With `takesBytes`, the input is [n, size, size, 3] bytes, RGB, and the network's scale, mean and order of channels
 * are part of the graph; without, it is [n, size, size, 3] floats as the network wants them. n is free. The output is
 * [n, 3].
 *
 * @throws Failure BAD_INPUT for a model with layers that no network of this program has.
 */
export function layersModelToOnnx(
  graph: LayersModelGraph,
  options: {
    readonly preprocessing: Preprocessing;
    readonly takesBytes: boolean;
    readonly producer: OnnxModel['producer'];
    readonly metadata: Readonly<Record<string, string>>;
  },
): OnnxModel {
  const { size } = options.preprocessing;
  const start = preprocessingGraph(options.preprocessing, options.takesBytes, ONNX_INPUT);
  const nodes: OnnxNode[] = [...start.nodes];
  const tensors: OnnxTensor[] = [...start.tensors];
  const flows = new Map<string, { readonly name: string; readonly shape: FlowShape }>();
  for (const layer of graph.layers) {
    if (layer.className === 'InputLayer') {
      flows.set(layer.name, {
        name: start.output,
        shape: { kind: 'image', height: size, width: size, channels: 3 },
      });
      continue;
    }
    const inputs = layer.inputs.map((name) => required(flows.get(name), layer));
    const { shape, steps } = convertLayer({
      layer,
      inputs: inputs.map((input) => input.shape),
      tensor: (weight) => graph.tensors.get(`${layer.name}/${weight}`) ?? null,
    });
    let names = inputs.map((input) => input.name);
    for (const [place, { operator, constants = [], attributes = {} }] of steps.entries()) {
      const isLast = place === steps.length - 1;
      const output = outputName(layer.name, isLast ? null : operator, graph.output);
      for (const { suffix, shape: dims, values } of constants) {
        tensors.push({ name: `${layer.name}/${suffix}`, dims, values });
      }
      nodes.push({
        operator,
        inputs: [...names, ...constants.map(({ suffix }) => `${layer.name}/${suffix}`)],
        output,
        attributes,
      });
      names = [output];
    }
    const [name] = names;
    if (name === undefined) throw new Error(`${layer.name} takes nothing`);
    flows.set(layer.name, { name, shape });
  }
  const end = flows.get(graph.output)?.shape;
  if (end?.kind !== 'row' || end.length !== 3) throw noPolarities();
  return {
    opset: OPSET,
    irVersion: IR_VERSION,
    producer: options.producer,
    name: 'image-sentiment',
    nodes,
    tensors,
    inputs: [
      {
        name: ONNX_INPUT,
        type: options.takesBytes ? 'uint8' : 'float',
        dims: ['n', size, size, 3],
      },
    ],
    outputs: [{ name: ONNX_OUTPUT, type: 'float', dims: ['n', 3] }],
    metadata: options.metadata,
  };
}

function outputName(layer: string, step: string | null, last: string): string {
  if (step !== null) return `${layer}/${step}`;
  return layer === last ? ONNX_OUTPUT : layer;
}

function required<T>(flow: T | undefined, layer: ModelLayer): T {
  if (flow === undefined) throw new Error(`${layer.name} comes before what it takes`);
  return flow;
}

function noPolarities(): Failure {
  return new Failure(
    'BAD_INPUT',
    'The model does not end in three probabilities',
    'Export the model of a run, whose outputs are NEG, NEU and POS.',
  );
}
