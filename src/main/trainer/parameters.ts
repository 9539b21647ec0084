import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { Variable } from './backend.ts';
import { freezeLayers } from './freeze-layers.ts';
import type { Network } from './network.ts';
import type { Parameter } from './optimizer.ts';

/** Scale and shift of batch normalisation. */
const NORMALISATION = /\/(gamma|beta)$/;

/**
 * What a fine-tuning trains, and how: the new last layer with a rate of its own, and no weight decay on scales
 * and shifts. Freezes the network's other layers.
 */
export function trainedParameters(
  network: Network,
  settings: Pick<FineTuneSettings, 'mode' | 'lastLayerRate'>,
): readonly Parameter[] {
  const trained = new Set(freezeLayers(network, settings.mode));
  const last = network.head.layers.at(-1);
  return network.model.layers.flatMap((layer) =>
    layer.weights.flatMap((weight): Parameter[] => {
      const variable = weight.read() as Variable; // why: a layer's weight reads as the variable itself
      if (!trained.has(variable)) return [];
      return [
        {
          variable,
          rate: layer.name === last ? settings.lastLayerRate : 1,
          decays: !NORMALISATION.test(weight.originalName),
        },
      ];
    }),
  );
}
