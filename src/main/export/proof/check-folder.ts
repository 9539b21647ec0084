import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../../shared/failure.ts';
import { writeFlushed } from '../../disk/write-flushed.ts';
import type { LayersModelGraph, ModelTensor } from '../layers-model/layers-model.ts';

const WEIGHTS = 'weights.bin';

/**
 * Writes what was read back from an exported file as a TensorFlow.js folder, so that the trainer can run exactly that.
 *
 * @param topology the layers as the file has them; null where the file has weights alone
 * @param readBack a tensor from the file by `<layer>/<weight>`, in TensorFlow's order of axes
 * @throws Failure TRAINER_FAILED where a tensor is not bit by bit what the model has.
 */
export async function writeCheckFolder(
  { modelFolder, checkFolder }: { readonly modelFolder: string; readonly checkFolder: string },
  graph: LayersModelGraph,
  topology: object | null,
  readBack: (name: string) => Float32Array | null,
): Promise<void> {
  await rm(checkFolder, { recursive: true, force: true });
  await mkdir(checkFolder, { recursive: true });
  const tensors = [...graph.tensors];
  await writeFlushed(join(checkFolder, WEIGHTS), compared(tensors, readBack));
  const model = JSON.parse(await readFile(join(modelFolder, 'model.json'), 'utf8'));
  const json = {
    ...model,
    modelTopology: topology ?? model.modelTopology,
    weightsManifest: [
      {
        paths: [WEIGHTS],
        weights: tensors.map(([name, { shape }]) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  await writeFlushed(join(checkFolder, 'model.json'), JSON.stringify(json));
  await copyFile(join(modelFolder, 't4sa.json'), join(checkFolder, 't4sa.json'));
}

function* compared(
  tensors: readonly (readonly [string, ModelTensor])[],
  readBack: (name: string) => Float32Array | null,
): Iterable<Uint8Array> {
  for (const [name, { values }] of tensors) {
    const read = readBack(name);
    const [own, others] = [bytesOf(values), read === null ? null : bytesOf(read)];
    if (others === null || Buffer.compare(own, others) !== 0) {
      throw new Failure(
        'TRAINER_FAILED',
        `The exported file does not give back ${name} as the model has it`,
        'Do not use the exported files; export again, and report this if it stays.',
      );
    }
    yield others;
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
