import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { NetworkName } from '../../shared/domain/fine-tune.ts';
import { NetworkWeights } from '../../shared/domain/network-weights.ts';
import { Failure } from '../../shared/failure.ts';

/** Imported weights whose description was read; their tensors are read one by one. */
export type ImportedWeights = {
  readonly description: NetworkWeights;
  /**
   * Values of a tensor.
   *
   * @throws Failure where it is missing, of another shape, or damaged.
   */
  read(name: string, shape: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
};

/**
 * Opens a folder of imported weights: `weights.json` and `weights.bin`. The caller closes it.
 *
 * @throws Failure where it is not one of that network.
 */
export async function openImportedWeights(
  folder: string | null,
  network: NetworkName,
): Promise<ImportedWeights> {
  if (folder === null) {
    throw failure(
      `the imported weights of ${network} are not there`,
      'Import them again under the same name, or start from other weights.',
    );
  }
  const description = await readWeightsDescription(folder);
  if (description.network !== network) {
    throw failure(
      `the weights ${description.name} are those of ${description.network}, not of ${network}`,
      'Choose weights of the same network.',
    );
  }
  const file = await openBytes(folder);
  return {
    description,
    read: (name, shape) => readTensor(file, description, name, shape),
    close: () => file.close(),
  };
}

/** @throws Failure where the folder does not hold imported weights. */
export async function readWeightsDescription(folder: string): Promise<NetworkWeights> {
  try {
    const json = await readFile(join(folder, 'weights.json'), 'utf8');
    return NetworkWeights.parse(JSON.parse(json));
  } catch (error) {
    throw unreadable(folder, error);
  }
}

async function openBytes(folder: string): Promise<FileHandle> {
  try {
    return await open(join(folder, 'weights.bin'), 'r');
  } catch (error) {
    throw unreadable(folder, error);
  }
}

async function readTensor(
  file: FileHandle,
  description: NetworkWeights,
  name: string,
  shape: readonly number[],
): Promise<Float32Array> {
  const tensor = description.tensors.find((candidate) => candidate.name === name);
  if (tensor?.shape.join() !== shape.join()) {
    throw failure(
      tensor
        ? `${name} of the weights ${description.name} is ${tensor.shape.join(' × ')}, not ${shape.join(' × ')}`
        : `the weights ${description.name} lack ${name}`,
      `Import the weights again; they are not those of ${description.network}.`,
    );
  }
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const bytes = new Uint8Array(values.buffer);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, tensor.offset);
  if (bytesRead !== bytes.length || crc32(bytes) !== tensor.crc32) {
    throw failure(`${name} of the weights ${description.name} is damaged`, IMPORT_AGAIN);
  }
  return values;
}

const IMPORT_AGAIN = 'Import the weights again from the file that they came from.';

function unreadable(folder: string, cause: unknown): Failure {
  return failure(`${folder} does not hold imported weights that can be read`, IMPORT_AGAIN, cause);
}

function failure(message: string, advice: string, cause?: unknown): Failure {
  return new Failure('TRAINER_FAILED', message, advice, { cause });
}
