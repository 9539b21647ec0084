import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { Failure } from '../../shared/failure.ts';
import { readFully } from '../disk/read-fully.ts';
import { tf, type Variable } from './backend.ts';

/** What a file of float32 tensors holds, in order; `crc32` is over all its bytes. */
export const TensorIndex = z
  .object({
    crc32: z.int(),
    tensors: z
      .array(z.object({ name: z.string(), shape: z.array(z.int()).readonly() }).readonly())
      .readonly(),
  })
  .readonly();
export type TensorIndex = z.infer<typeof TensorIndex>;

export type NamedVariables = Readonly<Record<string, Variable>>;

/** Bytes that are read at once to check a file. */
const CHECKED_BYTES = 4 * 1024 * 1024;

/**
 * Values of variables as little-endian float32 bytes, one variable at a time: a network's weights may be
 * larger than what is free beside them.
 *
 * `index` names them, and is there once all bytes were taken.
 */
export function tensorFile(variables: NamedVariables): {
  readonly bytes: () => Generator<Uint8Array, void, undefined>;
  readonly index: () => TensorIndex;
} {
  const entries = Object.entries(variables);
  const tensors = entries.map(([name, variable]) => ({ name, shape: variable.shape }));
  let checksum: number | null = null;
  return {
    bytes: function* () {
      let sum = 0;
      for (const [, variable] of entries) {
        const values = variable.dataSync<'float32'>();
        // A lost loss must not overwrite the checkpoint that the run can go on from.
        if (!values.every(Number.isFinite)) throw weightsLost();
        const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
        sum = crc32(bytes, sum);
        yield bytes;
      }
      checksum = sum;
    },
    index: () => {
      if (checksum === null) throw new Error('the tensors of a file were not written yet');
      return { crc32: checksum, tensors };
    },
  };
}

function weightsLost(): Failure {
  return new Failure(
    'TRAINER_FAILED',
    'a weight was no longer a number',
    'Go on with a learning rate ten times smaller, or with gradients clipped: the run resumes before the fault.',
  );
}

/** True where the file holds the bytes that the index was made with. */
export async function isIntact(index: TensorIndex, path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(CHECKED_BYTES);
    let sum = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return sum === index.crc32;
      sum = crc32(buffer.subarray(0, bytesRead), sum);
    }
  } finally {
    await file.close();
  }
}

/**
 * Gives variables the values that a file holds under their names.
 *
 * @throws Error where names or shapes differ.
 */
export async function restoreVariables(
  variables: NamedVariables,
  index: TensorIndex,
  path: string,
): Promise<void> {
  if (index.tensors.length !== Object.keys(variables).length) {
    throw new Error('the stored weights are those of another network');
  }
  const file = await open(path, 'r');
  try {
    for (const { name, shape } of index.tensors) {
      const variable = variables[name];
      if (variable?.shape.join() !== shape.join()) {
        throw new Error(`the stored weight ${name} does not fit the network`);
      }
      const values = await readFloats(file, variable.size);
      tf.tidy(() => variable.assign(tf.tensor(values, [...shape])));
    }
  } finally {
    await file.close();
  }
}

/** The next floats of a file. */
async function readFloats(file: FileHandle, count: number): Promise<Float32Array> {
  const values = new Float32Array(count);
  if (await readFully(file, new Uint8Array(values.buffer), null)) return values;
  throw new Error('a file of weights is cut short');
}
