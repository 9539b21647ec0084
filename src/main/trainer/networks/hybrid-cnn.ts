import { HYBRID_CNN } from '../../domain/networks/hybrid-cnn.ts';
import type { Network, NetworkRequest } from '../network.ts';
import { loadConvolutionalNetwork } from './convolutional-network.ts';
import type { OpenStep } from './convolutional-steps.ts';

/** What follows a convolution. */
const AFTER: Readonly<Record<string, readonly OpenStep[]>> = {
  conv1: [{ kind: 'normalisation', name: 'norm1' }, pooling('pool1')],
  conv2: [{ kind: 'normalisation', name: 'norm2' }, pooling('pool2')],
  conv5: [pooling('pool5')],
};
const FIRST_STRIDE = 4;

/**
 * HybridCNN in the order of its released T4SA models: relu, then response normalisation, then pooling with
 * windows that overlap, rounded up as in Caffe.
 */
export function loadHybridCnn(request: NetworkRequest): Promise<Network> {
  return loadConvolutionalNetwork(HYBRID_CNN, hybridCnnSteps(HYBRID_CNN), request);
}

/** The steps before the fully connected layers. */
export function hybridCnnSteps({ layers }: Pick<typeof HYBRID_CNN, 'layers'>): readonly OpenStep[] {
  const convolutions = layers.filter((layer) => layer.kind === 'convolution');
  return convolutions.flatMap((layer, index): OpenStep[] => [
    index === 0
      ? { kind: 'convolution', layer, stride: FIRST_STRIDE, padding: 'valid' }
      : { kind: 'convolution', layer, stride: 1, padding: 'same' },
    ...(AFTER[layer.name] ?? []),
  ]);
}

function pooling(name: string): OpenStep {
  return { kind: 'pooling', name, window: 3, stride: 2 };
}
