import { badWeights } from '../../reading/bad-weights.ts';
import type { RawTensor } from '../../reading/raw-tensor.ts';
import type { SourceFile } from '../../reading/source-file.ts';
import { FIELDS, groupsOf } from './caffe-messages.ts';
import { type ProtoField, protoFields } from './proto-fields.ts';
import { readBlob } from './read-blob.ts';

const LONGEST_NAME = 256;
const LONGEST_CONVOLUTION = 4096;
const MOST_BLOBS = 10_000;
/** Caffe's own order of a layer's blobs. */
const PARTS = ['weight', 'bias'] as const;

/**
 * The blobs of a `.caffemodel`, in the form of 2014 (`layer`) or before it (`layers`), and the groups of its
 * convolutions.
 *
 * @throws Failure BAD_INPUT for anything else.
 */
export function readCaffemodel(file: SourceFile): {
  readonly tensors: readonly RawTensor[];
  readonly groups: ReadonlyMap<string, number>;
} {
  const tensors: RawTensor[] = [];
  const groups = new Map<string, number>();
  for (const { number, start, bytes } of protoFields(file, 0, file.bytes)) {
    const isNew = number === FIELDS.net.layer;
    if (!isNew && number !== FIELDS.net.layersV1) continue;
    const form = isNew ? FIELDS.layer : FIELDS.layerV1;
    const fields = [...protoFields(file, start, bytes)];
    const layer = nameOf(file, fields, form.name);
    const convolution = fields.find((field) => field.number === form.convolution);
    if (convolution !== undefined && convolution.bytes <= LONGEST_CONVOLUTION) {
      groups.set(layer, readGroups(file, convolution));
    }
    const blobs = fields.filter((field) => field.number === form.blobs);
    if (tensors.length + blobs.length > MOST_BLOBS) {
      throw badWeights(file.name, 'it holds too many blobs');
    }
    for (const [place, blob] of blobs.entries()) {
      const part = PARTS[place] ?? `${place}`;
      tensors.push({ layer, part, ...readBlob(file, blob.start, blob.bytes) });
    }
  }
  if (tensors.length === 0) {
    throw badWeights(
      file.name,
      'it holds no blobs',
      'Choose the .caffemodel: a .prototxt describes layers, and a .solverstate is for Caffe alone.',
    );
  }
  return { tensors, groups };
}

function nameOf(file: SourceFile, fields: readonly ProtoField[], number: number): string {
  const field = fields.find((other) => other.number === number);
  if (field === undefined || field.bytes > LONGEST_NAME) return '';
  return Buffer.from(file.read(field.start, field.bytes)).toString('utf8');
}

function readGroups(file: SourceFile, { start, bytes }: ProtoField): number {
  const message = file.read(start, bytes);
  try {
    return groupsOf(message);
  } catch {
    throw badWeights(file.name, 'what it says of a convolution cannot be read');
  }
}
