import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { WeightsTensor } from '../../../shared/domain/network-weights.ts';
import type { CanonicalTensor } from '../mapping/canonical-tensors.ts';
import { badWeights } from '../reading/bad-weights.ts';
import { IS_LITTLE_ENDIAN } from '../reading/float-type.ts';
import { valuesIn } from '../reading/raw-tensor.ts';

const VALUES_AT_ONCE = 2 ** 20;
const BYTES_PER_VALUE = 4;

/**
 * Writes tensors one after the other as float32, little endian, and flushes the file.
 *
 * @param file for messages
 * @param onBytes told after each piece how many were written
 * @throws Failure BAD_INPUT for a value that is no finite number.
 */
export async function writeTensors(
  path: string,
  tensors: readonly CanonicalTensor[],
  file: string,
  onBytes: (bytes: number) => void,
): Promise<readonly WeightsTensor[]> {
  const target = await open(path, 'w');
  try {
    const written: WeightsTensor[] = [];
    let offset = 0;
    for (const tensor of tensors) {
      const sum = await writeTensor(target, tensor, file, (bytes) => onBytes(offset + bytes));
      written.push({ name: tensor.name, shape: tensor.shape, offset, crc32: sum });
      offset += valuesIn(tensor.shape) * BYTES_PER_VALUE;
    }
    await target.sync();
    return written;
  } finally {
    await target.close();
  }
}

async function writeTensor(
  target: FileHandle,
  { name, shape, pieces }: CanonicalTensor,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<number> {
  let sum = 0;
  let done = 0;
  for (const piece of pieces()) {
    for (let at = 0; at < piece.length; at += VALUES_AT_ONCE) {
      const values = piece.subarray(at, at + VALUES_AT_ONCE);
      if (!values.every(Number.isFinite)) {
        throw badWeights(file, `${name} holds values that are no finite numbers`);
      }
      const bytes = littleEndian(values);
      sum = crc32(bytes, sum);
      await target.appendFile(bytes);
      done += bytes.length;
      onBytes(done);
    }
  }
  if (done !== valuesIn(shape) * BYTES_PER_VALUE) {
    throw badWeights(file, `${name} has another number of values than its shape`);
  }
  return sum;
}

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return IS_LITTLE_ENDIAN ? bytes : Buffer.from(bytes).swap32();
}
