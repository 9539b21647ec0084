import { badWeights } from '../../reading/bad-weights.ts';
import { BYTES_OF_TYPE, type FloatType } from '../../reading/float-type.ts';
import { checkedShape, piecesOf, type RawTensor, valuesIn } from '../../reading/raw-tensor.ts';
import { partOf, type SourceFile } from '../../reading/source-file.ts';
import { FIELDS, sizesOf } from './caffe-messages.ts';
import { type ProtoField, protoFields } from './proto-fields.ts';

const LONGEST_SHAPE = 256;

/**
 * Reads a BlobProto: its shape, in the new form or as number, channels, height and width, and where its values
 * lie.
 *
 * @throws Failure BAD_INPUT when the values do not fit the shape.
 */
export function readBlob(
  file: SourceFile,
  start: number,
  bytes: number,
): Pick<RawTensor, 'shape' | 'pieces'> {
  const { blob } = FIELDS;
  const old = [1, 1, 1, 1];
  let shape: readonly number[] | null = null;
  let values: { readonly source: SourceFile; readonly type: FloatType } | null = null;
  for (const field of protoFields(file, start, bytes)) {
    if (field.number >= blob.number && field.number <= blob.width) {
      old[field.number - blob.number] = field.value;
    } else if (field.number === blob.shape && field.bytes <= LONGEST_SHAPE) {
      shape = readSizes(file, field);
    } else if (field.number === blob.data || field.number === blob.doubleData) {
      if (values !== null) throw badWeights(file.name, 'the values of a blob lie in pieces');
      const type = field.number === blob.data ? 'float32' : 'float64';
      values = { source: partOf(file, field.start, field.bytes), type };
    }
  }
  if (values === null) throw badWeights(file.name, 'a blob has no values');
  const { source, type } = values;
  const room = source.bytes / BYTES_OF_TYPE[type];
  const checked = checkedShape(file.name, shape ?? old, room);
  if (valuesIn(checked) !== room) {
    throw badWeights(file.name, 'a blob has another number of values than its shape');
  }
  return { shape: checked, pieces: () => piecesOf(source, type) };
}

function readSizes(file: SourceFile, { start, bytes }: ProtoField): readonly number[] {
  const message = file.read(start, bytes);
  try {
    return sizesOf(message);
  } catch {
    throw badWeights(file.name, 'the shape of a blob cannot be read');
  }
}
