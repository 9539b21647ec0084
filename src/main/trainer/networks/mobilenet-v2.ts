import type { Network, NetworkRequest } from '../network.ts';
import { mobileNetV2Features } from './mobilenet-v2-features.ts';
import { publishedMobileNetV2 } from './published-model.ts';
import { loadPublishedNetwork } from './published-network.ts';

/** The convolutional part makes height and width this many times smaller. */
const REDUCTION = 32;

/** MobileNetV2 (width 1.0): Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks" (2018). */
export function loadMobileNetV2(request: NetworkRequest): Promise<Network> {
  return loadPublishedNetwork(
    {
      name: 'MobileNetV2',
      published: publishedMobileNetV2,
      featureCount: 1280,
      meanLayer: 'average_pooling2d_1',
      sideOf: (inputSize) => inputSize / REDUCTION,
      features: mobileNetV2Features,
    },
    request,
  );
}
