import type { NetworkName } from '../../shared/domain/fine-tune.ts';
import type { Network } from './network.ts';
import { loadMobileNetV2 } from './networks/mobilenet-v2.ts';

/**
 * Loads a network with its pretrained weights and a new last layer.
 *
 * `inputSize` is the side of its square input in pixels; equal seeds give equal last layers.
 * The caller disposes `model`.
 */
export function loadNetwork(name: NetworkName, inputSize: number, seed: number): Promise<Network> {
  switch (name) {
    case 'MobileNetV2':
      return loadMobileNetV2(inputSize, seed);
  }
}
