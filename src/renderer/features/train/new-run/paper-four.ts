import {
  type FineTuneMode,
  type FineTuneSettings,
  type ImportedNetwork,
  paperFineTuneSettings,
} from '../../../../shared/domain/fine-tune.ts';
import { runName } from './run-names.ts';
import { type ImportedChoice, startingWeights } from './starting-weights.ts';

/** The paper's models, in its order. */
const FOUR: readonly (readonly [network: ImportedNetwork, mode: FineTuneMode])[] = [
  ['VGG-19', 'FT-F'],
  ['VGG-19', 'FT-A'],
  ['HybridCNN', 'FT-F'],
  ['HybridCNN', 'FT-A'],
];

export type PlannedRun = { readonly name: string; readonly settings: FineTuneSettings };

/** The paper's four models on a dataset, by its solver, under names that are free, from the best weights there are. */
export function paperFour(
  dataset: string,
  imported: readonly ImportedChoice[],
  taken: readonly string[],
): readonly PlannedRun[] {
  return FOUR.map(([network, mode]) => ({
    name: runName(dataset, { network, mode }, taken),
    settings: {
      ...paperFineTuneSettings(mode, network),
      weights: startingWeights(network, imported),
    },
  }));
}
