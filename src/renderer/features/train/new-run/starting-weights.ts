import {
  ImportedNetwork,
  type NetworkName,
  usualWeights,
  type WeightsChoice,
} from '../../../../shared/domain/fine-tune.ts';
import type { NetworkWeightsSummary } from '../../../../shared/domain/network-weights.ts';

/** What is asked of imported weights when one of them is chosen. */
export type ImportedChoice = Pick<
  NetworkWeightsSummary,
  'name' | 'network' | 'hasPolarityLayer' | 'importedAtMs'
>;

/**
 * The weights that a network best starts from: imported ones where there are such, and of these the newest that
 * were not trained on polarities already.
 */
export function startingWeights(
  network: NetworkName,
  imported: readonly ImportedChoice[],
): WeightsChoice {
  const [best] = imported
    .filter((one) => one.network === network)
    .toSorted(
      (a, b) =>
        Number(a.hasPolarityLayer) - Number(b.hasPolarityLayer) || b.importedAtMs - a.importedAtMs,
    );
  return best === undefined ? usualWeights(network) : { kind: 'imported', name: best.name };
}

/** The network as one of the paper's; null where it is another. */
export function asPaperNetwork(network: NetworkName): ImportedNetwork | null {
  return ImportedNetwork.safeParse(network).data ?? null;
}
