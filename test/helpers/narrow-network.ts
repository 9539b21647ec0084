import { HYBRID_CNN } from '../../src/main/domain/networks/hybrid-cnn.ts';
import type { LayerWeights, NetworkLayers } from '../../src/main/domain/networks/layer-weights.ts';
import { VGG_19 } from '../../src/main/domain/networks/vgg-19.ts';
import type { Network, NetworkRequest } from '../../src/main/trainer/network.ts';
import { loadConvolutionalNetwork } from '../../src/main/trainer/networks/convolutional-network.ts';
import { hybridCnnSteps } from '../../src/main/trainer/networks/hybrid-cnn.ts';
import { vgg19Steps } from '../../src/main/trainer/networks/vgg-19.ts';

const IMAGE_CHANNELS = 3;
const NARROWER = 8;
const RANDOM = { seed: 7, weights: { kind: 'random' }, weightsFolder: null } as const;

/** VGG-19 with an eighth of its channels and units, for images of 64 pixels. */
export const NARROW_VGG_19 = narrowed(VGG_19, 2);

export function narrowVgg19(request: Partial<NetworkRequest> = {}): Promise<Network> {
  const steps = vgg19Steps(NARROW_VGG_19);
  return loadConvolutionalNetwork(NARROW_VGG_19, steps, { ...RANDOM, inputSize: 64, ...request });
}

/** HybridCNN with an eighth of its channels and units. */
export function narrowHybridCnn(inputSize: 224 | 227): Promise<Network> {
  const definition = narrowed(HYBRID_CNN, 6);
  return loadConvolutionalNetwork(definition, hybridCnnSteps(definition), { ...RANDOM, inputSize });
}

/** @param side of what the convolutional part makes of an image. */
function narrowed(definition: NetworkLayers, side: number): NetworkLayers {
  return {
    ...definition,
    layers: definition.layers.map((layer) => narrowLayer(layer, side)),
    last: { ...definition.last, inputs: definition.last.inputs / NARROWER },
  };
}

function narrowLayer(layer: LayerWeights, side: number): LayerWeights {
  if (layer.kind === 'convolution') {
    const [height, width, inputs, outputs] = layer.kernel;
    const narrow = inputs === IMAGE_CHANNELS ? inputs : inputs / NARROWER;
    return { ...layer, kernel: [height, width, narrow, outputs / NARROWER] };
  }
  const [inputs, units] = layer.kernel;
  if (layer.flattened === null) return { ...layer, kernel: [inputs / NARROWER, units / NARROWER] };
  const channels = layer.flattened.channels / NARROWER;
  return {
    ...layer,
    kernel: [side * side * channels, units / NARROWER],
    flattened: { height: side, width: side, channels },
  };
}
