import type { NetworkLayers } from '../../domain/networks/layer-weights.ts';

/** What a tensor of a file is of a network. */
export type TensorPlace = { readonly layer: string; readonly part: 'kernel' | 'bias' };

/** Name that the last fully connected layer gets where it gives NEG, NEU and POS. */
export const LAST_LAYER = 'last';

const PARTS: Readonly<Record<string, TensorPlace['part']>> = {
  kernel: 'kernel',
  weight: 'kernel',
  weights: 'kernel',
  W: 'kernel',
  bias: 'bias',
  b: 'bias',
};

/** Layers whose outputs are NEG, NEU and POS: of the T4SA authors' networks, and of this program's models. */
const POLARITY_LAYERS = ['fc8-retrain', 'fc8-retrain_1', 'fc8_retrain', 'polarity'];

/** Before the names of layers, where a network was part of another. */
const PREFIXES = /^(?:module|model|backbone|network)\./;

export type LayerAliases = {
  /** Null for what the network does not need. */
  readonly placeOf: (layer: string, part: string) => TensorPlace | null;
  readonly isPolarityLayer: (layer: string) => boolean;
};

/**
 * The names that a network's layers have in files: those of Caffe and, for VGG networks, those of torchvision
 * and timm (`features.0`, `classifier.0`, `pre_logits.fc1`), Keras Applications (`block1_conv1`, `fc1`) and MMdnn
 * (`fc6_1`).
 */
export function layerAliases(network: NetworkLayers): LayerAliases {
  const known = new Map<string, string>();
  const learn = (layer: string, names: readonly string[]): void => {
    for (const name of names) known.set(name, layer);
  };
  const dense = network.layers.filter(({ kind }) => kind === 'dense');
  for (const { name } of network.layers) learn(name, [name]);
  for (const [place, { name }] of dense.entries()) learn(name, [`${name}_1`, `fc${place + 1}`]);
  learn(LAST_LAYER, [network.last.name, ...POLARITY_LAYERS]);
  if (network.network === 'VGG-19') {
    for (const [at, name] of featureNames(network)) learn(name, [`features.${at}`]);
    for (const { name } of network.layers) {
      const [, block, place] = /^conv(\d+)_(\d+)$/.exec(name) ?? [];
      if (block !== undefined) learn(name, [`block${block}_conv${place}`]);
    }
    // A fully connected layer, its rectifier and its dropout: three modules.
    for (const [place, { name }] of dense.entries()) {
      learn(name, [`classifier.${3 * place}`, `pre_logits.fc${place + 1}`]);
    }
    learn(LAST_LAYER, [`classifier.${3 * dense.length}`, 'head.fc', 'predictions']);
  }
  return {
    placeOf: (layer, part) => {
      const found = known.get(layer.replace(PREFIXES, ''));
      const kind = PARTS[part];
      return found === undefined || kind === undefined ? null : { layer: found, part: kind };
    },
    isPolarityLayer: (layer) => POLARITY_LAYERS.includes(layer.replace(PREFIXES, '')),
  };
}

/** Places of convolutions in torchvision's list of modules: each has a rectifier, each block a pooling. */
function featureNames(network: NetworkLayers): readonly (readonly [number, string])[] {
  let at = 0;
  let block = '1';
  return network.layers.flatMap(({ kind, name }) => {
    if (kind !== 'convolution') return [];
    const next = /^conv(\d+)_/.exec(name)?.[1] ?? block;
    if (next !== block) at += 1;
    block = next;
    at += 2;
    return [[at - 2, name] as const];
  });
}
