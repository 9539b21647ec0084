import { join } from 'node:path';
import type { WeightsChoice } from '../../shared/domain/fine-tune.ts';
import type { NetworkWeightsSummary } from '../../shared/domain/network-weights.ts';
import type { WeightsCatalogue } from '../../shared/domain/weights-catalogue.ts';
import { listWeights, removeWeights } from '../weights/shelf/weights-folder.ts';
import { PUBLISHED_WEIGHTS } from './published-weights.ts';
import type { StudioParts } from './studio-parts.ts';

type Parts = Pick<StudioParts, 'weights'>;

/** Imported weights, by name; the same in every workspace. */
export function importedWeights({ weights }: Parts): Promise<readonly NetworkWeightsSummary[]> {
  return listWeights(weights.folder);
}

/** @throws Failure NOT_FOUND */
export function removeImportedWeights({ weights }: Parts, name: string): Promise<void> {
  return removeWeights(weights.folder, name);
}

/** Folder of the weights that a fine-tuning chooses, or null where they are not imported ones. */
export function weightsFolderOf({ weights }: Parts, choice: WeightsChoice): string | null {
  return choice.kind === 'imported' ? join(weights.folder, choice.name) : null;
}

/** Weights that somebody published, with their licences. */
export function publishedWeights(): WeightsCatalogue {
  return PUBLISHED_WEIGHTS;
}
