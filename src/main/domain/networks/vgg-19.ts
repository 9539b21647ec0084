import type { LayerWeights, NetworkLayers } from './layer-weights.ts';

/** Convolutions per block, and their outputs: configuration E of Simonyan and Zisserman (2015), table 1. */
const BLOCKS = [
  { convolutions: 2, outputs: 64 },
  { convolutions: 2, outputs: 128 },
  { convolutions: 4, outputs: 256 },
  { convolutions: 4, outputs: 512 },
  { convolutions: 4, outputs: 512 },
] as const;

const convolutions = BLOCKS.flatMap(({ convolutions, outputs }, block): LayerWeights[] =>
  Array.from({ length: convolutions }, (_, place) => ({
    kind: 'convolution',
    name: `conv${block + 1}_${place + 1}`,
    kernel: [3, 3, place > 0 ? outputs : (BLOCKS[block - 1]?.outputs ?? 3), outputs],
    groups: 1,
  })),
);

/** VGG-19, of which every block ends in a pooling by two. */
export const VGG_19: NetworkLayers = {
  network: 'VGG-19',
  layers: [
    ...convolutions,
    {
      kind: 'dense',
      name: 'fc6',
      kernel: [7 * 7 * 512, 4096],
      flattened: { height: 7, width: 7, channels: 512 },
    },
    { kind: 'dense', name: 'fc7', kernel: [4096, 4096], flattened: null },
  ],
  last: { name: 'fc8', inputs: 4096 },
};
