import type { NetworkName } from '../../shared/domain/fine-tune.ts';
import type { Network, NetworkRequest } from './network.ts';
import { loadHybridCnn } from './networks/hybrid-cnn.ts';
import { loadInceptionV3 } from './networks/inception-v3.ts';
import { loadMobileNetV2 } from './networks/mobilenet-v2.ts';
import { loadVgg19 } from './networks/vgg-19.ts';

/**
 * Loads a network with its first weights and a last layer of three outputs, `polarity`: a new one, but where
 * imported weights have one. The caller disposes `model`.
 *
 * @throws Failure where the network has no such weights, or they are damaged or those of another network.
 */
export function loadNetwork(name: NetworkName, request: NetworkRequest): Promise<Network> {
  switch (name) {
    case 'MobileNetV2':
      return loadMobileNetV2(request);
    case 'InceptionV3':
      return loadInceptionV3(request);
    case 'VGG-19':
      return loadVgg19(request);
    case 'HybridCNN':
      return loadHybridCnn(request);
  }
}
