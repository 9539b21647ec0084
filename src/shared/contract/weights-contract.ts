import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ItemName } from '../domain/ids.ts';
import { NetworkWeightsSummary } from '../domain/network-weights.ts';
import { WeightsCatalogue } from '../domain/weights-catalogue.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);
const list = z.array(NetworkWeightsSummary).readonly();

/** Weights that networks start from; the jobs `import-weights` and `fetch-weights` bring them. */
export const weightsContract = {
  /** Imported weights, by name; the same in every workspace. */
  list: procedure.output(list),
  /** What somebody published, and where. */
  catalogue: procedure.output(WeightsCatalogue),
  /** Runs that started from them keep their own. Fails NOT_FOUND. */
  remove: procedure.input(z.object({ name: ItemName })).output(list),
};
