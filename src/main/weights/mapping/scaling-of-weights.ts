import type { ImageScaling } from '../../../shared/domain/image-scaling.ts';
import type { RawWeights } from '../reading/raw-weights.ts';
import {
  caffeScaling,
  ILSVRC_MEAN,
  T4SA_MEAN,
  TORCHVISION,
  VGG_MEAN,
} from './published-preprocessing.ts';
import type { RecognisedNetwork } from './recognise-network.ts';

/** Sides that the networks' fully connected layers fit to. */
const KNOWN_SIZES = [224, 227];

/**
 * What a network was trained to see, by what its files say, and else by the form in which such networks are
 * published: from Caffe (Caffe itself, Keras Applications, the T4SA authors) BGR less a mean; torchvision and timm
 * RGB, normalised.
 */
export function scalingOfWeights(weights: RawWeights, recognised: RecognisedNetwork): ImageScaling {
  if (weights.mean !== null) return caffeScaling(weights.mean);
  if (recognised.polarity !== null) return caffeScaling(T4SA_MEAN);
  const isTorchvision = weights.form === 'pytorch' || weights.form === 'safetensors';
  if (isTorchvision && recognised.network.network === 'VGG-19') return TORCHVISION;
  return caffeScaling(recognised.network.network === 'VGG-19' ? VGG_MEAN : ILSVRC_MEAN);
}

/** Side of the input, pixels: what a prototxt says, and else what the network was published for. */
export function inputSizeOf(weights: RawWeights, recognised: RecognisedNetwork): number {
  if (weights.inputSize !== null && KNOWN_SIZES.includes(weights.inputSize)) {
    return weights.inputSize;
  }
  const isPlaces = recognised.network.network === 'HybridCNN' && recognised.polarity === null;
  return isPlaces ? 227 : 224;
}
