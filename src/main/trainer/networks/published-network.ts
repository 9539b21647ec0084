import { unitScalePreprocessing } from '../../../shared/domain/preprocessing.ts';
import { deriveSeed } from '../../domain/seeded-random.ts';
import { type LayersModel, type Tensor2D, type Tensor4D, tf } from '../backend.ts';
import type { ClassificationHead } from '../classification-head.ts';
import { glorotUniform } from '../initial-weights.ts';
import type { Network, NetworkRequest } from '../network.ts';
import { refusedWeights } from '../refused-weights.ts';
import type { PublishedLayer, PublishedModel } from './published-model.ts';

const LAST_LAYER = 'dense_3';
const NEW_LAST_LAYER = 'polarity';
const HIDDEN_UNITS = 128;
const CLASSES = 3;

export const PUBLISHED_HEAD: ClassificationHead = {
  layers: ['dense_1', 'dense_2', NEW_LAST_LAYER],
  dropoutRates: [0.5, 0.25],
};

export type PublishedDefinition = Pick<Network, 'name' | 'featureCount'> & {
  readonly published: () => Promise<PublishedModel>;
  /** The layer that takes the mean of each channel over height and width. */
  readonly meanLayer: string;
  /** Height and width of what the convolutional part makes of images of a side in pixels. */
  readonly sideOf: (inputSize: number) => number;
  readonly features: (model: LayersModel) => (images: Tensor4D) => Tensor2D;
};

/**
 * A network as the npm package nsfwjs carries it, with a new last layer `polarity`.
 *
 * It was pretrained on ImageNet and tuned on five kinds of picture; its head is features → 256 → 128 → 5, of
 * which the last layer is replaced. Inputs are RGB from 0 to 1, as nsfwjs feeds it (the stored
 * batch-normalisation statistics fit that range). Weights were stored as 8 bits each.
 */
export async function loadPublishedNetwork(
  definition: PublishedDefinition,
  { inputSize, seed, weights }: NetworkRequest,
): Promise<Network> {
  if (weights.kind !== 'shipped') throw refusedWeights(definition.name, weights);
  const published = await definition.published();
  const { config } = published.topology.model_config;
  config.layers = config.layers.map((layer) => rebuiltLayer(layer, definition, inputSize));
  config.output_layers = [[NEW_LAST_LAYER, 0, 0]];
  const { data, specs } = await weightsWithNewLastLayer(published, seed);
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: published.topology,
      weightSpecs: specs,
      weightData: data,
    }),
  );
  return {
    name: definition.name,
    preprocessing: unitScalePreprocessing(inputSize),
    model,
    featureCount: definition.featureCount,
    head: PUBLISHED_HEAD,
    features: definition.features(model),
  };
}

function rebuiltLayer(
  layer: PublishedLayer,
  { meanLayer, sideOf }: PublishedDefinition,
  inputSize: number,
): PublishedLayer {
  const configured = (changes: Record<string, unknown>) => ({
    ...layer,
    config: { ...layer.config, ...changes },
  });
  if (layer.class_name === 'InputLayer') {
    return configured({ batch_input_shape: [null, inputSize, inputSize, 3] });
  }
  if (layer.name === meanLayer) {
    const side = sideOf(inputSize);
    return configured({ pool_size: [side, side], strides: [side, side] });
  }
  if (layer.name === LAST_LAYER) {
    return { ...configured({ name: NEW_LAST_LAYER, units: CLASSES }), name: NEW_LAST_LAYER };
  }
  return layer;
}

async function weightsWithNewLastLayer({ weights, entries }: PublishedModel, seed: number) {
  const published = tf.io.decodeWeights(weights, [...entries]);
  const kernelSeed = deriveSeed(seed, 'initial weights', NEW_LAST_LAYER);
  const kernel = glorotUniform(HIDDEN_UNITS, CLASSES, kernelSeed);
  const bias = tf.zeros([CLASSES]);
  const kept = Object.entries(published).filter(([name]) => !name.startsWith(`${LAST_LAYER}/`));
  const encoded = await tf.io.encodeWeights({
    ...Object.fromEntries(kept),
    [`${NEW_LAST_LAYER}/kernel`]: kernel,
    [`${NEW_LAST_LAYER}/bias`]: bias,
  });
  tf.dispose([published, kernel, bias]);
  return encoded;
}
