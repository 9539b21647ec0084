import { caffePreprocessing, type Preprocessing } from '../../../shared/domain/preprocessing.ts';
import type { LayerWeights, NetworkLayers } from '../../domain/networks/layer-weights.ts';
import { deriveSeed } from '../../domain/seeded-random.ts';
import { type LayersModel, type Tensor, tf } from '../backend.ts';
import { openImportedWeights } from '../imported-weights.ts';
import { heNormal, normal } from '../initial-weights.ts';
import type { NetworkRequest } from '../network.ts';
import { LAST_LAYER } from './convolutional-model.ts';

const CLASSES = 3;
/** Of the last layer's first weights: that of `fc8` in Caffe's reference network. */
const LAST_DEVIATION = 0.01;
/** Mean of ImageNet's images, blue, green and red, and about the deviation of each. */
const IMAGENET_MEAN = [103.939, 116.779, 123.68] as const;
const IMAGENET_DEVIATION = 58;

/**
 * Draws all weights by the seed. Returns how the network wants its images.
 *
 * Images come in with a deviation of about one: He's weights keep it through all layers, where pixels of up to
 * 255 would come out as logits in the hundreds.
 */
export function drawWeights(
  model: LayersModel,
  { layers, last }: NetworkLayers,
  { inputSize, seed }: NetworkRequest,
): Preprocessing {
  for (const layer of layers) {
    const inputs = layer.kernel.slice(0, -1).reduce((product, size) => product * size, 1);
    setWeight(model, layer.name, 0, heNormal(layer.kernel, inputs, weightSeed(seed, layer.name)));
  }
  drawLastLayer(model, last.inputs, seed);
  const { offset, ...preprocessing } = caffePreprocessing(inputSize, IMAGENET_MEAN);
  const [blue, green, red] = IMAGENET_MEAN;
  return {
    ...preprocessing,
    scale: 1 / IMAGENET_DEVIATION,
    offset: [-blue / IMAGENET_DEVIATION, -green / IMAGENET_DEVIATION, -red / IMAGENET_DEVIATION],
  };
}

/**
 * Gives the model imported weights; the last layer is drawn where they have none of NEG, NEU, POS.
 *
 * Returns how they want their images.
 *
 * @throws Failure where they are not there, damaged, or those of another network.
 */
export async function readWeights(
  model: LayersModel,
  { network, layers, last }: NetworkLayers,
  { weightsFolder, seed }: NetworkRequest,
): Promise<Preprocessing> {
  const imported = await openImportedWeights(weightsFolder, network);
  try {
    const { preprocessing, hasPolarityLayer } = imported.description;
    const polarity = { name: LAST_LAYER, kernel: [last.inputs, CLASSES] };
    const stored: readonly Pick<LayerWeights, 'name' | 'kernel'>[] = layers;
    for (const { name, kernel } of hasPolarityLayer ? [...stored, polarity] : stored) {
      const shapes = [kernel, kernel.slice(-1)];
      for (const [index, part] of ['kernel', 'bias'].entries()) {
        const shape = [...(shapes[index] ?? [])];
        const values = await imported.read(`${name}/${part}`, shape);
        setWeight(model, name, index, tf.tensor(values, shape));
      }
    }
    if (!hasPolarityLayer) drawLastLayer(model, last.inputs, seed);
    return preprocessing;
  } finally {
    await imported.close();
  }
}

function drawLastLayer(model: LayersModel, inputs: number, seed: number): void {
  const kernelSeed = weightSeed(seed, LAST_LAYER);
  setWeight(model, LAST_LAYER, 0, normal([inputs, CLASSES], LAST_DEVIATION, kernelSeed));
}

function weightSeed(seed: number, layer: string): number {
  return deriveSeed(seed, 'initial weights', layer);
}

/** Gives a weight of a layer its value, and disposes the value's tensor. */
function setWeight(model: LayersModel, layer: string, index: number, value: Tensor): void {
  const weight = model.getLayer(layer).weights[index];
  if (!weight) throw new Error(`the layer ${layer} lacks weights`);
  weight.write(value);
  value.dispose();
}
