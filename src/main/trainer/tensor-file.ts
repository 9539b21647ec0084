import { crc32 } from 'node:zlib';
import { z } from 'zod';
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

/** Values of variables as little-endian float32 bytes, with the index that names them. */
export function encodeVariables(variables: NamedVariables): {
  readonly index: TensorIndex;
  readonly bytes: Uint8Array;
} {
  const entries = Object.entries(variables);
  const parts = entries.map(([, variable]) => {
    const values = variable.dataSync<'float32'>();
    return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  });
  const bytes = Buffer.concat(parts);
  const tensors = entries.map(([name, variable]) => ({ name, shape: variable.shape }));
  return { index: { crc32: crc32(bytes), tensors }, bytes };
}

/** True where the bytes are those that the index was made with. */
export function isIntact(index: TensorIndex, bytes: Uint8Array): boolean {
  return crc32(bytes) === index.crc32;
}

/**
 * Gives variables the values that a file holds under their names.
 *
 * @throws Error where names or shapes differ.
 */
export function restoreVariables(
  variables: NamedVariables,
  index: TensorIndex,
  bytes: Uint8Array,
): void {
  if (index.tensors.length !== Object.keys(variables).length) {
    throw new Error('the stored weights are those of another network');
  }
  let offset = 0;
  for (const { name, shape } of index.tensors) {
    const variable = variables[name];
    if (variable?.shape.join() !== shape.join()) {
      throw new Error(`the stored weight ${name} does not fit the network`);
    }
    // A copy: the bytes may start at an address that floats cannot be read from.
    const end = offset + variable.size * Float32Array.BYTES_PER_ELEMENT;
    const values = new Float32Array(Uint8Array.from(bytes.subarray(offset, end)).buffer);
    tf.tidy(() => variable.assign(tf.tensor(values, [...shape])));
    offset = end;
  }
}
