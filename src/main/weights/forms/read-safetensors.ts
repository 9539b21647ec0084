import { z } from 'zod';
import { badWeights } from '../reading/bad-weights.ts';
import { BYTES_OF_TYPE, type FloatType } from '../reading/float-type.ts';
import { layerAndPart } from '../reading/layer-and-part.ts';
import { checkedShape, piecesOf, type RawTensor, valuesIn } from '../reading/raw-tensor.ts';
import { type RawWeights, TENSORS_ALONE } from '../reading/raw-weights.ts';
import { partOf, type SourceFile } from '../reading/source-file.ts';

/** Below the format's own limit of 100 MB: the header of VGG-19 has 4,000 bytes. */
const MOST_HEADER_BYTES = 2 ** 24;
const LENGTH_BYTES = 8;
const MOST_TENSORS = 10_000;

const FLOAT_TYPES: Readonly<Record<string, FloatType>> = {
  F64: 'float64',
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
};

const Entry = z.object({
  dtype: z.string(),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});

/**
 * Reads a safetensors file: eight bytes of length, a header of JSON, the values. Tensors that hold no floats
 * are passed over.
 *
 * @throws Failure BAD_INPUT for a header that cannot be read, or tensors that do not fill the file one after the
 * other, as the format's own library wants it.
 */
export function readSafetensors(file: SourceFile): RawWeights {
  const length = new DataView(file.read(0, LENGTH_BYTES).buffer).getBigUint64(0, true);
  if (length > BigInt(file.bytes - LENGTH_BYTES)) {
    throw badWeights(file.name, 'its header is longer than the file');
  }
  if (length > BigInt(MOST_HEADER_BYTES)) {
    throw badWeights(file.name, 'its header is longer than a table of tensors can be');
  }
  const start = LENGTH_BYTES + Number(length);
  const room = file.bytes - start;
  const entries = readHeader(file, Number(length));
  let end = 0;
  const tensors: RawTensor[] = [];
  for (const [name, { dtype, shape, data_offsets: offsets }] of entries) {
    const [from, to] = offsets;
    if (from !== end || to < from || to > room) {
      throw badWeights(
        file.name,
        `${name} overlaps another tensor, or lies behind a gap or outside of the file`,
      );
    }
    end = to;
    const type = FLOAT_TYPES[dtype];
    if (type === undefined) continue;
    const checked = checkedShape(file.name, shape, room);
    if (to - from !== valuesIn(checked) * BYTES_OF_TYPE[type]) {
      throw badWeights(file.name, `${name} has another length than its shape`);
    }
    tensors.push({
      ...layerAndPart(name),
      shape: checked,
      pieces: () => piecesOf(partOf(file, start + from, to - from), type),
    });
  }
  if (end !== room) throw badWeights(file.name, 'it is longer than its tensors');
  return { form: 'safetensors', axes: 'channels-first', tensors, ...TENSORS_ALONE };
}

/** The header's tensors in the order in which they lie. */
function readHeader(file: SourceFile, length: number): [string, z.infer<typeof Entry>][] {
  let header: Record<string, unknown>;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.read(LENGTH_BYTES, length));
    header = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw badWeights(file.name, 'its header is no JSON object');
  }
  const names = Object.keys(header).filter((name) => name !== '__metadata__');
  if (names.length > MOST_TENSORS) throw badWeights(file.name, 'it has too many tensors');
  const entries = names.map((name): [string, z.infer<typeof Entry>] => {
    const entry = Entry.safeParse(header[name]);
    if (!entry.success) throw badWeights(file.name, `what it says of ${name} cannot be read`);
    return [name, entry.data];
  });
  return entries.sort(
    ([, { data_offsets: a }], [, { data_offsets: b }]) => a[0] - b[0] || a[1] - b[1],
  );
}
