import { deriveSeed, seededRandom } from '../../domain/seeded-random.ts';
import { tf } from '../backend.ts';
import type { Network } from '../network.ts';
import { unitScalePreprocessing } from '../preprocessing.ts';
import { mobileNetV2Features } from './mobilenet-v2-features.ts';
import {
  type PublishedLayer,
  type PublishedModel,
  publishedMobileNetV2,
} from './published-mobilenet-v2.ts';

const LAST_LAYER = 'dense_3';
const NEW_LAST_LAYER = 'polarity';
/** The convolutional part makes height and width this many times smaller. */
const REDUCTION = 32;
const FEATURES = 1280;
const HIDDEN_UNITS = 128;
const CLASSES = 3;

/**
 * MobileNetV2 (width 1.0) as the npm package nsfwjs carries it, with a new last layer `polarity`.
 *
 * It was pretrained on ImageNet and tuned on five kinds of picture; its head is 1280 → 256 → 128 → 5,
 * of which the last layer is replaced. Inputs are RGB from 0 to 1, as nsfwjs feeds it (the stored
 * batch-normalisation statistics fit that range). Weights were stored as 8 bits each.
 */
export async function loadMobileNetV2(inputSize: number, seed: number): Promise<Network> {
  const published = await publishedMobileNetV2();
  const { config } = published.topology.model_config;
  config.layers = config.layers.map((layer) => rebuiltLayer(layer, inputSize));
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
    name: 'MobileNetV2',
    preprocessing: unitScalePreprocessing(inputSize),
    model,
    featureCount: FEATURES,
    head: { layers: ['dense_1', 'dense_2', NEW_LAST_LAYER], dropoutRates: [0.5, 0.25] },
    features: mobileNetV2Features(model),
  };
}

function rebuiltLayer(layer: PublishedLayer, inputSize: number): PublishedLayer {
  const configured = (changes: Record<string, unknown>) => ({
    ...layer,
    config: { ...layer.config, ...changes },
  });
  switch (layer.class_name) {
    case 'InputLayer':
      return configured({ batch_input_shape: [null, inputSize, inputSize, 3] });
    case 'AveragePooling2D': {
      const side = inputSize / REDUCTION;
      return configured({ pool_size: [side, side], strides: [side, side] });
    }
    default:
      return layer.name === LAST_LAYER
        ? { ...configured({ name: NEW_LAST_LAYER, units: CLASSES }), name: NEW_LAST_LAYER }
        : layer;
  }
}

async function weightsWithNewLastLayer({ weights, entries }: PublishedModel, seed: number) {
  const published = tf.io.decodeWeights(weights, [...entries]);
  const kernel = tf.tensor2d(glorotUniform(HIDDEN_UNITS, CLASSES, seed), [HIDDEN_UNITS, CLASSES]);
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

/** Uniform in ±√(6 / (inputs + outputs)): Glorot and Bengio (2010), equation 16. */
function glorotUniform(inputs: number, outputs: number, seed: number): Float32Array {
  const limit = Math.sqrt(6 / (inputs + outputs));
  const random = seededRandom(deriveSeed(seed, 'initial weights', NEW_LAST_LAYER));
  return Float32Array.from({ length: inputs * outputs }, () => (2 * random.next() - 1) * limit);
}
