import type { ExportedModel } from '../../shared/contract/trainer-contract.ts';
import { Failure } from '../../shared/failure.ts';
import { bestEpoch } from '../domain/training/best-epoch.ts';
import { type Checkpoint, readCheckpoint, readNewestCheckpoint } from './checkpoint.ts';
import { explainFailure } from './explain-failure.ts';
import { loadNetwork } from './load-network.ts';
import { storedWeights } from './stored-weights.ts';
import { restoreVariables } from './tensor-file.ts';
import { writeModelFolder } from './write-model-folder.ts';

/**
 * Writes an epoch of a run, the best where none is named, as a model folder that stands alone, convolutional part
 * included.
 *
 * It holds `model.json` with its weight files (a TensorFlow.js layers model), `t4sa.json` and `README.md`,
 * and is there whole or not at all; a folder of that name is replaced.
 *
 * @throws Failure when the run does not keep the epoch.
 */
export async function exportModel(request: {
  readonly runFolder: string;
  readonly modelFolder: string;
  readonly epoch?: number | null;
  readonly weightsFolder?: string | null;
}): Promise<ExportedModel> {
  const { runFolder, modelFolder, epoch = null, weightsFolder = null } = request;
  const checkpoint = await (epoch === null ? readBest(runFolder) : readKept(runFolder, epoch));
  const { settings, epochs } = checkpoint.record;
  const network = await loadNetwork(settings.network, { ...settings, weightsFolder });
  try {
    const weights = storedWeights(network, settings.mode);
    await restoreVariables(weights, checkpoint.record.weights, checkpoint.weightsFile);
    const metrics = epochs.at(-1);
    if (!metrics) throw new Error('a checkpoint without metrics');
    return { files: await writeModelFolder(modelFolder, network, { settings, metrics }), metrics };
  } catch (error) {
    throw explainFailure(error, settings.batchSize);
  } finally {
    network.model.dispose();
  }
}

async function readKept(runFolder: string, epoch: number): Promise<Checkpoint> {
  const kept = await readCheckpoint(runFolder, epoch);
  if (kept !== null) return kept;
  throw new Failure(
    'TRAINER_FAILED',
    `the run does not keep epoch ${epoch}, or its checkpoint is damaged`,
    'A run keeps its best epoch and its last; choose one of them.',
  );
}

async function readBest(runFolder: string): Promise<Checkpoint> {
  const newest = await readNewestCheckpoint(runFolder);
  const best = newest && (await readCheckpoint(runFolder, bestEpoch(newest.record.epochs)));
  if (best) return best;
  throw new Failure(
    'TRAINER_FAILED',
    newest ? "the run's best checkpoint is missing or damaged" : 'the run has no finished epoch',
    newest ? 'Train the run again under another name.' : 'Train at least one epoch first.',
  );
}
