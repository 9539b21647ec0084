import type { FineTuneMode } from '../../shared/domain/fine-tune.ts';
import type { Variable } from './backend.ts';
import type { Network } from './network.ts';
import type { NamedVariables } from './tensor-file.ts';

/** The variables that a checkpoint holds, by their names in the network: FT-F the head's, FT-A all. */
export function storedWeights(network: Network, mode: FineTuneMode): NamedVariables {
  const head = new Set(network.head.layers);
  const layers = network.model.layers.filter((layer) => mode === 'FT-A' || head.has(layer.name));
  const weights = layers.flatMap((layer) => layer.weights);
  return Object.fromEntries(
    weights.map((weight) => [weight.originalName, weight.read() as Variable]), // why: a layer's weight reads as the variable itself
  );
}
