import { z } from 'zod';
import { badWeights } from '../reading/bad-weights.ts';
import type { FloatType } from '../reading/float-type.ts';
import {
  checkedShape,
  MOST_AXES,
  piecesOf,
  type RawTensor,
  valuesIn,
} from '../reading/raw-tensor.ts';
import { type RawWeights, TENSORS_ALONE } from '../reading/raw-weights.ts';
import { inARow, partOf, type SourceFile } from '../reading/source-file.ts';

/** That of VGG-19 has 20,000 bytes. */
const MOST_JSON_BYTES = 2 ** 23;
const MOST_GROUPS = 1000;
const MOST_TENSORS = 10_000;
const MOST_FILES = 10_000;

/** A list, looked at only when it is short enough: each of its faults would be told of. */
function shortList<T extends z.ZodType>(item: T, most: number) {
  return z
    .custom<unknown[]>((value) => Array.isArray(value) && value.length <= most, {
      message: `no list of at most ${most}`,
    })
    .pipe(z.array(item));
}

const Weight = z.object({
  name: z.string(),
  shape: shortList(z.int().nonnegative(), MOST_AXES),
  dtype: z.string(),
  quantization: z
    .object({ dtype: z.string(), scale: z.number().default(1), min: z.number().default(0) })
    .optional(),
});
type Weight = z.infer<typeof Weight>;

const Model = z.object({
  weightsManifest: shortList(
    z.object({
      paths: shortList(
        z.string().regex(/^[^/\\:]+$/, 'files of weights stand beside the model, in no folder'),
        MOST_FILES,
      ),
      weights: shortList(Weight, MOST_TENSORS),
    }),
    MOST_GROUPS,
  ),
});

const BYTES_OF: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  uint8: 1,
  uint16: 2,
  float16: 2,
};

/**
 * Reads a layers model of TensorFlow.js: `model.json` and the files of weights that it names, whole numbers
 * scaled back to what they stand for.
 *
 * @param open opens one of the files of weights by its name
 * @throws Failure BAD_INPUT when they do not fit each other.
 */
export function readTfjs(model: SourceFile, open: (name: string) => SourceFile): RawWeights {
  const tensors: RawTensor[] = [];
  for (const { paths, weights } of parseModel(model).weightsManifest) {
    const source = inARow(model.name, paths.map(open));
    let at = 0;
    for (const weight of weights) {
      const type = weight.quantization?.dtype ?? weight.dtype;
      const width = BYTES_OF[type];
      if (width === undefined) {
        throw badWeights(model.name, `${weight.name} is of the type ${type}, which is not known`);
      }
      const shape = checkedShape(model.name, weight.shape, source.bytes);
      const part = partOf(source, at, valuesIn(shape) * width);
      at += part.bytes;
      if (weight.dtype === 'float32') {
        tensors.push({ ...nameOf(weight.name), shape, pieces: () => floats(part, type, weight) });
      }
    }
    if (at !== source.bytes) {
      throw badWeights(model.name, 'its files of weights are longer than it says');
    }
  }
  return { form: 'tfjs', axes: 'channels-last', tensors, ...TENSORS_ALONE };
}

function* floats(source: SourceFile, type: string, weight: Weight): Iterable<Float32Array> {
  if (type === 'float32' || type === 'float16') {
    yield* piecesOf(source, type satisfies FloatType);
    return;
  }
  const { scale, min } = weight.quantization ?? { scale: 1, min: 0 };
  const bytes = source.read(0, source.bytes);
  const isWide = type === 'uint16';
  const view = new DataView(bytes.buffer);
  const values = new Float32Array(isWide ? bytes.length / 2 : bytes.length);
  for (let i = 0; i < values.length; i += 1) {
    values[i] = (isWide ? view.getUint16(2 * i, true) : (bytes[i] ?? 0)) * scale + min;
  }
  yield values;
}

function parseModel(file: SourceFile): z.infer<typeof Model> {
  if (file.bytes > MOST_JSON_BYTES) throw badWeights(file.name, 'it is too large for a model.json');
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(file.read(0, file.bytes)).toString('utf8'));
  } catch {
    throw badWeights(file.name, 'it is no JSON');
  }
  const model = Model.safeParse(json);
  if (model.success) return model.data;
  throw badWeights(
    file.name,
    `it is no model of TensorFlow.js: ${z.prettifyError(model.error).replaceAll('\n', ' ')}`,
    'Choose the model.json of a layers model, with its files of weights beside it.',
  );
}

/** `vgg19/block1_conv1/kernel` is the part `kernel` of the layer `block1_conv1`. */
function nameOf(name: string): { readonly layer: string; readonly part: string } {
  const [part = name, layer = ''] = name.split('/').reverse();
  return { layer, part };
}
