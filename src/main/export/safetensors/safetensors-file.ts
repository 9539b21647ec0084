import type { ModelTensor } from '../layers-model/layers-model.ts';

/** A tensor that is put into its order of axes when it is written, so that no second network is in memory. */
export type LazyTensor = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: () => ModelTensor['values'];
};

/** The header's length must be a multiple of it, so that the values lie aligned. */
const ALIGNMENT = 8;

/**
 * The bytes of a safetensors file, in pieces: eight bytes of length, a header of JSON, the values (float32, little
 * endian). The form is that of https://huggingface.co/docs/safetensors.
 *
 * @param metadata what the header says of the whole, texts by name
 */
export function* safetensorsFile(
  tensors: readonly LazyTensor[],
  metadata: Readonly<Record<string, string>>,
): Iterable<Uint8Array> {
  let offset = 0;
  const entries = tensors.map(({ name, shape }) => {
    const start = offset;
    offset += 4 * shape.reduce((product, size) => product * size, 1);
    return [name, { dtype: 'F32', shape, data_offsets: [start, offset] }];
  });
  const header = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const bytes = Buffer.byteLength(header);
  const padded = Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
  const start = Buffer.alloc(ALIGNMENT + padded, ' ');
  start.writeBigUInt64LE(BigInt(padded));
  start.write(header, ALIGNMENT);
  yield start;
  for (const { values } of tensors) {
    const { buffer, byteOffset, byteLength } = values();
    yield new Uint8Array(buffer, byteOffset, byteLength);
  }
}
