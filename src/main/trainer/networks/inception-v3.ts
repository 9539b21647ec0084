import type { Network, NetworkRequest } from '../network.ts';
import { inceptionV3Features, MEAN_LAYER } from './inception-v3-features.ts';
import { publishedInceptionV3 } from './published-model.ts';
import { loadPublishedNetwork } from './published-network.ts';

/** InceptionV3: Szegedy et al., "Rethinking the Inception Architecture for Computer Vision" (2016). */
export function loadInceptionV3(request: NetworkRequest): Promise<Network> {
  return loadPublishedNetwork(
    {
      name: 'InceptionV3',
      published: publishedInceptionV3,
      featureCount: 2048,
      meanLayer: MEAN_LAYER,
      sideOf,
      features: inceptionV3Features,
    },
    request,
  );
}

/** Its layers with padding `valid`: six of 3 by 2, and two of 3 by 1 after the first and second of them. */
function sideOf(inputSize: number): number {
  const halved = (side: number) => Math.floor((side - 3) / 2) + 1;
  const afterFirst = halved(halved(inputSize) - 2) - 2;
  return halved(halved(halved(afterFirst)));
}
