import type { ImageScaling } from '../../../shared/domain/image-scaling.ts';
import { caffePreprocessing, type Preprocessing } from '../../../shared/domain/preprocessing.ts';

/** Blue, green, red of the images that VGG networks were trained on (Simonyan and Zisserman's model pages). */
export const VGG_MEAN = [103.939, 116.779, 123.68] as const;
/** Blue, green, red that the T4SA authors take off for their four networks (their `predict.py`). */
export const T4SA_MEAN = [116.8007, 121.2751, 130.4602] as const;
/** Blue, green, red of ILSVRC 2012, as Caffe publishes it; HybridCNN's own is in its `mean.binaryproto`. */
export const ILSVRC_MEAN = [104.00698793, 116.66876762, 122.67891434] as const;

const BYTE = 255;
/** Of red, green and blue from 0 to 1, as torchvision documents for its networks. */
const TORCHVISION_MEAN = [0.485, 0.456, 0.406] as const;
const TORCHVISION_DEVIATION = [0.229, 0.224, 0.225] as const;

/** Torchvision's and timm's networks. */
export const TORCHVISION: ImageScaling = {
  channels: 'RGB',
  mean: asBytes(TORCHVISION_MEAN),
  deviation: asBytes(TORCHVISION_DEVIATION),
};

/** Networks that Caffe trained, and Keras Applications' VGG networks, which come from Caffe. */
export function caffeScaling(mean: readonly [number, number, number]): ImageScaling {
  return { channels: 'BGR', mean, deviation: [1, 1, 1] };
}

/** The preprocessing of a network that sees bytes scaled so. */
export function preprocessingOf(size: number, scaling: ImageScaling): Preprocessing {
  const { channels, mean, deviation } = scaling;
  const plain = caffePreprocessing(size, mean);
  if (channels === 'BGR' && deviation.every((value) => value === 1)) return plain;
  return {
    ...plain,
    channels,
    scale: [1 / deviation[0], 1 / deviation[1], 1 / deviation[2]],
    offset: [-mean[0] / deviation[0], -mean[1] / deviation[1], -mean[2] / deviation[2]],
  };
}

function asBytes([a, b, c]: readonly [number, number, number]): [number, number, number] {
  return [a * BYTE, b * BYTE, c * BYTE];
}
