import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import program from '../../../package.json' with { type: 'json' };
import type { ExportedModel } from '../../shared/contract/trainer-contract.ts';
import type { ModelDescription } from '../../shared/domain/model-description.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import { bestEpoch } from '../domain/training/best-epoch.ts';
import { type LayersModel, tf } from './backend.ts';
import { type Checkpoint, readCheckpoint, readNewestCheckpoint } from './checkpoint.ts';
import { explainFailure } from './explain-failure.ts';
import { loadNetwork } from './load-network.ts';
import { DESCRIPTION_FILE, MODEL_FILE } from './model-folder.ts';
import { modelReadme } from './model-readme.ts';
import { storedWeights } from './stored-weights.ts';
import { restoreVariables } from './tensor-file.ts';
import { writeFolder } from './write-folder.ts';

/** Browsers cache files of this size. */
const SHARD_BYTES = 4 * 1024 * 1024;

/**
 * Writes the best epoch of a run as a model folder that stands alone, convolutional part included.
 *
 * It holds `model.json` with its weight files (a TensorFlow.js layers model), `t4sa.json` and `README.md`,
 * and is there whole or not at all; a folder of that name is replaced.
 *
 * @throws Failure when the run has no finished epoch.
 */
export async function exportModel(
  runFolder: string,
  modelFolder: string,
  weightsFolder: string | null = null,
): Promise<ExportedModel> {
  const checkpoint = await readBest(runFolder);
  const { settings, epochs } = checkpoint.record;
  const network = await loadNetwork(settings.network, { ...settings, weightsFolder });
  try {
    const weights = storedWeights(network, settings.mode);
    await restoreVariables(weights, checkpoint.record.weights, checkpoint.weightsFile);
    const metrics = epochs.at(-1);
    if (!metrics) throw new Error('a checkpoint without metrics');
    const description: ModelDescription = {
      format: 't4sa-model-1',
      program: `T4SA Studio ${program.version}`,
      network: settings.network,
      classes: [...POLARITIES],
      preprocessing: network.preprocessing,
      settings,
      metrics,
    };
    const files = {
      ...(await modelFiles(network.model)),
      [DESCRIPTION_FILE]: `${JSON.stringify(description, null, 2)}\n`,
      'README.md': modelReadme(description),
    };
    await mkdir(dirname(modelFolder), { recursive: true });
    await writeFolder(modelFolder, files);
    return { files: Object.keys(files).map((name) => join(modelFolder, name)), metrics };
  } catch (error) {
    throw explainFailure(error, settings.batchSize);
  } finally {
    network.model.dispose();
  }
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

async function modelFiles(model: LayersModel): Promise<Record<string, string | Uint8Array>> {
  const files: Record<string, string | Uint8Array> = {};
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      const bytes = new Uint8Array(tf.io.CompositeArrayBuffer.join(artifacts.weightData));
      const shards = Math.max(1, Math.ceil(bytes.length / SHARD_BYTES));
      const names = Array.from({ length: shards }, (_, i) => `weights-${i + 1}of${shards}.bin`);
      const json = {
        format: 'layers-model',
        generatedBy: artifacts.generatedBy,
        convertedBy: null,
        modelTopology: artifacts.modelTopology,
        weightsManifest: [{ paths: names, weights: artifacts.weightSpecs }],
      };
      files[MODEL_FILE] = JSON.stringify(json);
      for (const [i, name] of names.entries()) {
        files[name] = bytes.slice(i * SHARD_BYTES, (i + 1) * SHARD_BYTES);
      }
      return {
        modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' },
      };
    }),
  );
  return files;
}
