import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import program from '../../../package.json' with { type: 'json' };
import type { ModelDescription } from '../../shared/domain/model-description.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import { type LayersModel, tf } from './backend.ts';
import { DESCRIPTION_FILE, MODEL_FILE } from './model-folder.ts';
import { modelReadme } from './model-readme.ts';
import type { Network } from './network.ts';
import { writeFolder } from './write-folder.ts';

/** Browsers cache files of this size. */
const SHARD_BYTES = 4 * 1024 * 1024;

/**
 * Writes a network as a model folder, whole or not at all; a folder of that name is replaced.
 *
 * @returns the paths of its files.
 */
export async function writeModelFolder(
  modelFolder: string,
  network: Network,
  origin: Pick<ModelDescription, 'settings' | 'metrics'>,
): Promise<readonly string[]> {
  const description: ModelDescription = {
    format: 't4sa-model-1',
    program: `T4SA Studio ${program.version}`,
    network: network.name,
    classes: [...POLARITIES],
    preprocessing: network.preprocessing,
    ...origin,
  };
  const files = {
    ...(await modelFiles(network.model)),
    [DESCRIPTION_FILE]: `${JSON.stringify(description, null, 2)}\n`,
    'README.md': modelReadme(description),
  };
  await mkdir(dirname(modelFolder), { recursive: true });
  await writeFolder(modelFolder, files);
  return Object.keys(files).map((name) => join(modelFolder, name));
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
