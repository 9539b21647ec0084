import { VGG_19 } from '../../domain/networks/vgg-19.ts';
import type { Network, NetworkRequest } from '../network.ts';
import { loadConvolutionalNetwork } from './convolutional-network.ts';
import type { OpenStep } from './convolutional-steps.ts';

/**
 * VGG-19: configuration E of Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image
 * Recognition" (2015). Random weights are He's, with which it learns without the paper's pretrained layers.
 */
export function loadVgg19(request: NetworkRequest): Promise<Network> {
  return loadConvolutionalNetwork(VGG_19, vgg19Steps(VGG_19), request);
}

/** Blocks of convolutions, each with a pooling after it; a layer's name tells its block. */
export function vgg19Steps({ layers }: Pick<typeof VGG_19, 'layers'>): readonly OpenStep[] {
  const convolutions = layers.filter((layer) => layer.kind === 'convolution');
  return convolutions.flatMap((layer, index): OpenStep[] => {
    const convolution = { kind: 'convolution', layer, stride: 1, padding: 'same' } as const;
    const block = blockOf(layer.name);
    const next = convolutions[index + 1];
    return next !== undefined && blockOf(next.name) === block
      ? [convolution]
      : [convolution, { kind: 'pooling', name: `pool${block}`, window: 2, stride: 2 }];
  });
}

function blockOf(name: string): string {
  return name.slice('conv'.length, name.indexOf('_'));
}
