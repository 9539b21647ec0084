import type { NetworkName } from '../../shared/domain/fine-tune.ts';
import type { ModelDescription } from '../../shared/domain/model-description.ts';
import { HYBRID_CNN } from '../domain/networks/hybrid-cnn.ts';
import { VGG_19 } from '../domain/networks/vgg-19.ts';
import { type LayersModel, type Tensor2D, type Tensor4D, tf } from './backend.ts';
import { headLogits } from './classification-head.ts';
import type { Network } from './network.ts';
import { convolutionalParts } from './networks/convolutional-network.ts';
import { hybridCnnSteps } from './networks/hybrid-cnn.ts';
import { inceptionV3Features } from './networks/inception-v3-features.ts';
import { mobileNetV2Features } from './networks/mobilenet-v2-features.ts';
import { PUBLISHED_HEAD } from './networks/published-network.ts';
import { vgg19Steps } from './networks/vgg-19.ts';

/** Probabilities [n, 3] of images [n, size, size, 3]. */
export type ModelForward = (images: Tensor4D) => Tensor2D;

/**
 * What the model of a folder makes of images, by the fused steps that training uses too; it equals the model's layers
 * up to rounding, and is faster.
 */
export function modelForward(
  model: LayersModel,
  { network, preprocessing }: Pick<ModelDescription, 'network' | 'preprocessing'>,
): ModelForward {
  const { head, features } = partsOf(network, model, preprocessing.size);
  return (images) => tf.softmax(headLogits(model, head, features(images), null));
}

function partsOf(
  network: NetworkName,
  model: LayersModel,
  size: number,
): Pick<Network, 'head' | 'features'> {
  switch (network) {
    case 'MobileNetV2':
      return { head: PUBLISHED_HEAD, features: mobileNetV2Features(model) };
    case 'InceptionV3':
      return { head: PUBLISHED_HEAD, features: inceptionV3Features(model) };
    case 'VGG-19':
      return convolutionalParts(VGG_19, vgg19Steps(VGG_19), model, size);
    case 'HybridCNN':
      return convolutionalParts(HYBRID_CNN, hybridCnnSteps(HYBRID_CNN), model, size);
  }
}
