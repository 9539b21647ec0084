import { type LayersModel, type Tensor, type Tensor2D, type Tensor4D, tf } from '../backend.ts';
import { convolutionUnit } from '../convolution-unit.ts';
import { maxPooling } from '../max-pooling.ts';

/** The layer that ends the convolutional part: the mean over height and width. */
export const MEAN_LAYER = 'average_pooling2d_10';

type Layer = LayersModel['layers'][number];

/** One step of the graph, named by the layer whose output it computes. */
type Step = {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly run: (inputs: readonly Tensor4D[]) => Tensor4D;
};

const EPSILON = 1e-3;

/**
 * The convolutional part of InceptionV3 as a differentiable function: images [n, size, size, 3] to features
 * [n, 2048].
 *
 * It follows the model's graph, reads the model's own variables, and equals the model's layers in inference up
 * to rounding. Batch normalisation always uses its stored statistics and is folded into its convolution.
 */
export function inceptionV3Features(model: LayersModel): (images: Tensor4D) => Tensor2D {
  const end = model.layers.findIndex((layer) => layer.name === MEAN_LAYER);
  const [input, ...layers] = model.layers.slice(0, end);
  if (!input) throw new Error(`the model lacks the layer ${MEAN_LAYER}`);
  const steps = layers.flatMap((layer) => stepOf(layer, input) ?? []);
  const uses = new Map<string, number>();
  for (const name of steps.flatMap((step) => step.inputs))
    uses.set(name, (uses.get(name) ?? 0) + 1);
  return (images) => {
    const outputs = new Map<string, Tensor4D>([[input.name, images]]);
    const open = new Map(uses);
    let last = images;
    for (const step of steps) {
      const inputs = step.inputs.map((name) => outputOf(outputs, name));
      last = tf.tidy(() => step.run(inputs));
      outputs.set(step.name, last);
      for (const name of step.inputs) release(name, outputs, open, input.name);
    }
    return tf.mean(last, [1, 2]);
  };
}

/** Frees an output after its last use; what the way back needs of it is kept elsewhere. */
function release(
  name: string,
  outputs: Map<string, Tensor4D>,
  open: Map<string, number>,
  images: string,
): void {
  const left = (open.get(name) ?? 0) - 1;
  open.set(name, left);
  if (left > 0 || name === images) return;
  outputs.get(name)?.dispose();
  outputs.delete(name);
}

/** Null where another layer's step computes the layer too. */
function stepOf(layer: Layer, imageLayer: Layer): Step | null {
  const inputs = inboundOf(layer).map(({ name }) => name);
  switch (layer.getClassName()) {
    case 'Activation':
      return unitStep(layer, imageLayer);
    case 'Concatenate':
      return { name: layer.name, inputs, run: (parts) => tf.concat([...parts], 3) };
    case 'MaxPooling2D': {
      const shape = { window: 3, stride: 2, padding: 'valid' } as const;
      return { name: layer.name, inputs, run: ([x]) => maxPooling(given(x), shape) };
    }
    case 'AveragePooling2D':
      return { name: layer.name, inputs, run: ([x]) => tf.avgPool(given(x), 3, 1, 'same') };
    default:
      return null;
  }
}

/** Convolution, batch normalisation and relu. */
function unitStep(activation: Layer, imageLayer: Layer): Step {
  const [normalisation] = inboundOf(activation);
  const [convolution] = normalisation ? inboundOf(normalisation) : [];
  const [source] = convolution ? inboundOf(convolution) : [];
  const [kernel] = convolution?.weights ?? [];
  const [beta, mean, variance] = normalisation?.weights ?? [];
  if (!(convolution && source && kernel && beta && mean && variance)) {
    throw new Error(`the layer ${activation.name} does not follow a normalised convolution`);
  }
  const { strides, padding } = convolution.getConfig();
  const shape = {
    depthwise: false,
    stride: Array.isArray(strides) && strides[0] === 2 ? 2 : 1,
    padding: padding === 'valid' ? 'valid' : 'same',
    activation: 'relu',
    epsilon: EPSILON,
    inputGradient: source !== imageLayer,
  } as const;
  const read = (weight: { read(): Tensor }): Tensor => weight.read();
  return {
    name: activation.name,
    inputs: [source.name],
    run: ([x]) =>
      convolutionUnit(
        given(x),
        {
          kernel: read(kernel),
          gamma: null,
          beta: read(beta),
          mean: read(mean),
          variance: read(variance),
        },
        shape,
      ),
  };
}

function inboundOf(layer: Layer): readonly Layer[] {
  return layer.inboundNodes[0]?.inboundLayers ?? [];
}

function outputOf(outputs: ReadonlyMap<string, Tensor4D>, name: string): Tensor4D {
  const output = outputs.get(name);
  if (!output) throw new Error(`the layer ${name} was not computed`);
  return output;
}

function given(input: Tensor4D | undefined): Tensor4D {
  if (!input) throw new Error('a layer without an input');
  return input;
}
