import { badWeights } from '../reading/bad-weights.ts';
import { decodeFloats } from '../reading/float-type.ts';
import { piecesOf, type RawTensor } from '../reading/raw-tensor.ts';
import { type RawWeights, TENSORS_ALONE } from '../reading/raw-weights.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { rowStrides, stridedTensor } from '../reading/strided-values.ts';
import { numpyGlobals, PickledArray } from './pickle/numpy-globals.ts';
import { unpickle } from './pickle/unpickle.ts';

const NPY_MARK = '\x93NUMPY';
/** Bytes before the header's text: the mark, the version, and a length of two or four bytes. */
const SHORT_HEADER = 10;
const LONG_HEADER = 12;

/** A file of `numpy.save` begins so. */
export function isNpy(start: Uint8Array): boolean {
  return Buffer.from(start).toString('latin1').startsWith(NPY_MARK);
}

/**
 * Reads a pickled dictionary `{layer: {weights, bias}}` of NumPy arrays, in a file of `numpy.save` or by itself:
 * the form that MMdnn gives to networks for PyTorch, and the T4SA authors to theirs.
 *
 * @throws Failure BAD_INPUT for anything else.
 */
export function readNumpyPickle(file: SourceFile): RawWeights {
  const { value } = unpickle(file, { globals: numpyGlobals(file.name) }, pickleStart(file));
  const layers = value instanceof PickledArray ? value.objects[0] : value;
  if (!(layers instanceof Map)) throw notADictionary(file);
  const tensors: RawTensor[] = [];
  for (const [layer, parts] of layers) {
    if (typeof layer !== 'string' || !(parts instanceof Map)) throw notADictionary(file);
    for (const [part, array] of parts) {
      if (typeof part === 'string' && array instanceof PickledArray) {
        const tensor = tensorOf({ layer, part }, array);
        if (tensor !== null) tensors.push(tensor);
      }
    }
  }
  return { form: 'numpy-pickle', axes: 'channels-first', tensors, ...TENSORS_ALONE };
}

/** Where the pickle of a `.npy` file of objects begins: after its header of text. */
function pickleStart(file: SourceFile): number {
  if (!isNpy(file.read(0, Math.min(NPY_MARK.length, file.bytes)))) return 0;
  const start = file.read(0, LONG_HEADER);
  const view = new DataView(start.buffer);
  const isLong = (start[6] ?? 1) >= 2;
  const from = isLong ? LONG_HEADER : SHORT_HEADER;
  const length = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
  const header = Buffer.from(file.read(from, length)).toString('latin1');
  if (!/'descr':\s*'\|?O'/.test(header)) {
    throw badWeights(file.name, 'it is one array of NumPy, and not a dictionary of them');
  }
  return from + length;
}

function tensorOf(
  name: { readonly layer: string; readonly part: string },
  { shape, type, bytes, isFortran }: PickledArray,
): RawTensor | null {
  if (type === null || bytes === null) return null;
  const { source } = bytes;
  if (!isFortran) return { ...name, shape, pieces: () => piecesOf(source, type) };
  const strides = rowStrides([...shape].reverse()).toReversed();
  const values = () => decodeFloats(source.read(0, source.bytes), type);
  return stridedTensor({ ...name, shape }, values, strides);
}

function notADictionary(file: SourceFile) {
  return badWeights(
    file.name,
    'its pickle holds no dictionary of layers',
    'Choose a file of {layer: {weights, bias}}, such as the T4SA authors published.',
  );
}
