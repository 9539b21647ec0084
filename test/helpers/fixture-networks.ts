import type { LayerWeights, NetworkLayers } from '../../src/main/domain/networks/layer-weights.ts';

/** Convolutions of each block, and the outputs of its last; `make-fixtures.py` has the same numbers. */
const VGG_WIDTHS = [
  [2, 2],
  [2, 3],
  [4, 4],
  [4, 5],
  [4, 6],
] as const;

function vggConvolutions(): readonly LayerWeights[] {
  let inputs = 3;
  return VGG_WIDTHS.flatMap(([count, outputs], block) =>
    Array.from({ length: count }, (_, place): LayerWeights => {
      const from = inputs;
      inputs = outputs;
      return {
        kind: 'convolution',
        name: `conv${block + 1}_${place + 1}`,
        kernel: [3, 3, from, outputs],
        groups: 1,
      };
    }),
  );
}

const DENSE: readonly LayerWeights[] = [
  {
    kind: 'dense',
    name: 'fc6',
    kernel: [24, 7],
    flattened: { height: 2, width: 2, channels: 6 },
  },
  { kind: 'dense', name: 'fc7', kernel: [7, 5], flattened: null },
];

/** VGG-19 with few channels, on images of 64 × 64. */
export const FIXTURE_VGG_19: NetworkLayers = {
  network: 'VGG-19',
  layers: [...vggConvolutions(), ...DENSE],
  last: { name: 'fc8', inputs: 5 },
};

/** HybridCNN with few channels, on images of 99 × 99. */
export const FIXTURE_HYBRID_CNN: NetworkLayers = {
  network: 'HybridCNN',
  layers: [
    { kind: 'convolution', name: 'conv1', kernel: [11, 11, 3, 4], groups: 1 },
    { kind: 'convolution', name: 'conv2', kernel: [5, 5, 2, 6], groups: 2 },
    { kind: 'convolution', name: 'conv3', kernel: [3, 3, 6, 8], groups: 1 },
    { kind: 'convolution', name: 'conv4', kernel: [3, 3, 4, 8], groups: 2 },
    { kind: 'convolution', name: 'conv5', kernel: [3, 3, 4, 6], groups: 2 },
    ...DENSE,
  ],
  last: { name: 'fc8', inputs: 5 },
};
