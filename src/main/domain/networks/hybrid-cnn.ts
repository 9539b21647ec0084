import type { NetworkLayers } from './layer-weights.ts';

/**
 * HybridCNN: the network of Krizhevsky et al. (2012) as Caffe has it, with two groups in its second, fourth
 * and fifth convolution. Zhou et al., "Learning Deep Features for Scene Recognition using Places Database"
 * (2014), trained it on ImageNet and Places together.
 */
export const HYBRID_CNN: NetworkLayers = {
  network: 'HybridCNN',
  layers: [
    { kind: 'convolution', name: 'conv1', kernel: [11, 11, 3, 96], groups: 1 },
    { kind: 'convolution', name: 'conv2', kernel: [5, 5, 48, 256], groups: 2 },
    { kind: 'convolution', name: 'conv3', kernel: [3, 3, 256, 384], groups: 1 },
    { kind: 'convolution', name: 'conv4', kernel: [3, 3, 192, 384], groups: 2 },
    { kind: 'convolution', name: 'conv5', kernel: [3, 3, 192, 256], groups: 2 },
    {
      kind: 'dense',
      name: 'fc6',
      kernel: [6 * 6 * 256, 4096],
      flattened: { height: 6, width: 6, channels: 256 },
    },
    { kind: 'dense', name: 'fc7', kernel: [4096, 4096], flattened: null },
  ],
  last: { name: 'fc8', inputs: 4096 },
};
