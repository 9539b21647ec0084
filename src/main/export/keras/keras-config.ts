import { z } from 'zod';
import { Failure } from '../../../shared/failure.ts';
import type { LayersModelGraph, ModelLayer, ModelTensor } from '../layers-model/layers-model.ts';

/** A layer as a configuration of Keras names it; both Keras 2 and 3 take what is left out as their own defaults. */
export type KerasLayer = {
  readonly class_name: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inbound_nodes: readonly (readonly (readonly [string, 0, 0, object])[])[];
};

/** The attribute `model_config` of a Keras file in HDF5 form: a functional model of Keras 2, which Keras 3 reads too. */
export type KerasModelConfig = {
  readonly class_name: 'Functional';
  readonly config: {
    readonly name: string;
    readonly layers: readonly KerasLayer[];
    readonly input_layers: readonly (readonly [string, 0, 0])[];
    readonly output_layers: readonly (readonly [string, 0, 0])[];
  };
};

/** Name of the layer that Keras lacks, as `layers.py` beside the file registers it. */
export const RESPONSE_NORMALISATION = 'T4SA>ResponseNormalisation';

const Grouped = z.looseObject({
  filters: z.int().positive(),
  kernel_size: z.int().positive(),
  groups: z.int().positive(),
});
const Rate = z.looseObject({ rate: z.number() });
const Epsilon = z.looseObject({ epsilon: z.number(), momentum: z.number() });
const MaxValue = z.looseObject({ max_value: z.number().nullish() });

/**
 * A TensorFlow.js layers model as Keras configures it: only what decides the outputs, without how weights were drawn
 * or regularised.
 *
 * @throws Failure BAD_INPUT for a layer that no network of this program has.
 */
export function kerasConfig(graph: LayersModelGraph, size: number): KerasModelConfig {
  return {
    class_name: 'Functional',
    config: {
      name: 'image_sentiment',
      layers: graph.layers.map((layer) => {
        const { className = layer.className, ...config } = configOf(layer, graph, size);
        return {
          class_name: className,
          name: layer.name,
          config: { name: layer.name, ...config },
          inbound_nodes:
            layer.inputs.length === 0
              ? []
              : [layer.inputs.map((name) => [name, 0, 0, {}] as const)],
        };
      }),
      input_layers: [[graph.input, 0, 0]],
      output_layers: [[graph.output, 0, 0]],
    },
  };
}

type LayerConfig = { readonly className?: string } & Readonly<Record<string, unknown>>;

function configOf(layer: ModelLayer, graph: LayersModelGraph, size: number): LayerConfig {
  const { config } = layer;
  const tensor = (name: string): ModelTensor | undefined =>
    graph.tensors.get(`${layer.name}/${name}`);
  const windows = { padding: config['padding'], strides: config['strides'] };
  const use_bias = tensor('bias') !== undefined;
  switch (layer.className) {
    case 'InputLayer':
      return { batch_input_shape: [null, size, size, 3], dtype: 'float32' };
    case 'Conv2D':
      return {
        filters: config['filters'],
        kernel_size: config['kernel_size'],
        activation: config['activation'],
        use_bias,
        ...windows,
      };
    case 'T4SA>GroupedConvolution': {
      const { filters, kernel_size: side, groups } = Grouped.parse(config);
      return {
        className: 'Conv2D',
        filters,
        kernel_size: [side, side],
        groups,
        activation: 'relu',
        use_bias,
        padding: 'same',
        strides: [1, 1],
      };
    }
    case 'DepthwiseConv2D':
      return {
        kernel_size: config['kernel_size'],
        depth_multiplier: config['depth_multiplier'],
        activation: config['activation'],
        use_bias,
        ...windows,
      };
    case 'BatchNormalization': {
      const { epsilon, momentum } = Epsilon.parse(config);
      const [scale, center] = [tensor('gamma') !== undefined, tensor('beta') !== undefined];
      return { axis: 3, epsilon, momentum, scale, center };
    }
    case 'ReLU': {
      const { max_value = null } = MaxValue.parse(config);
      return { max_value };
    }
    case 'Activation':
      return { activation: config['activation'] };
    case 'ZeroPadding2D':
      return { padding: config['padding'] };
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return { pool_size: config['pool_size'], ...windows };
    case 'Concatenate':
      return { axis: 3 };
    case 'Dense':
      return { units: config['units'], activation: config['activation'], use_bias };
    case 'Dropout':
      return { rate: Rate.parse(config).rate };
    case 'Add':
    case 'Flatten':
    case RESPONSE_NORMALISATION:
      return {};
    default:
      throw new Failure(
        'BAD_INPUT',
        `The layer ${layer.name} is a ${layer.className}, which cannot be written for Keras`,
        'Export the model as a TensorFlow.js folder instead.',
      );
  }
}

const WEIGHT_ORDER = [
  'kernel',
  'depthwise_kernel',
  'gamma',
  'bias',
  'beta',
  'moving_mean',
  'moving_variance',
] as const;

/** A layer's weights in the order in which Keras keeps them. */
export function kerasWeights(
  layer: ModelLayer,
  { tensors }: LayersModelGraph,
): readonly { readonly name: string; readonly tensor: ModelTensor }[] {
  return WEIGHT_ORDER.flatMap((name) => {
    const tensor = tensors.get(`${layer.name}/${name}`);
    return tensor === undefined ? [] : [{ name, tensor }];
  });
}

/**
 * A configuration read back from a file, as TensorFlow.js takes it: its convolutions know no groups, so those that
 * have some get the trainer's own layer.
 */
export function trainerTopology(config: KerasModelConfig): object {
  const { layers, ...rest } = config.config;
  return {
    class_name: 'Model',
    config: {
      ...rest,
      layers: layers.map((layer) => {
        const { groups, filters, kernel_size } = layer.config;
        if (groups === undefined) return layer;
        const kernelSize = Array.isArray(kernel_size) ? kernel_size[0] : kernel_size;
        return {
          ...layer,
          class_name: 'T4SA>GroupedConvolution',
          config: { name: layer.name, filters, kernelSize, groups },
        };
      }),
    },
  };
}
