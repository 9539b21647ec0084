import type { FineTuneMode } from '../../shared/domain/fine-tune.ts';
import type { Variable } from './backend.ts';
import type { Network } from './network.ts';

/**
 * Marks the layers that a fine-tune mode trains, and returns their variables.
 *
 * FT-F trains the fully connected layers alone. FT-A trains all layers. In both, batch normalisation
 * works with its stored mean and variance, which never change: batches of a small machine are too few
 * images to estimate them from. FT-A does train its scale (γ) and shift (β).
 */
export function freezeLayers(network: Network, mode: FineTuneMode): readonly Variable[] {
  const head = new Set(network.head.layers);
  for (const layer of network.model.layers) {
    layer.trainable = mode === 'FT-A' || head.has(layer.name);
  }
  return network.model.trainableWeights.map((weight) => weight.read() as Variable); // why: a layer's weight reads as the variable itself
}
