import { Dataset, File, Group, ready } from 'h5wasm';
import { badWeights } from '../../reading/bad-weights.ts';
import { checkedShape, type RawTensor, valuesIn } from '../../reading/raw-tensor.ts';
import { type RawWeights, TENSORS_ALONE } from '../../reading/raw-weights.ts';
import type { SourceFile } from '../../reading/source-file.ts';
import { mountFile } from './mount-file.ts';

const MARK = '\x89HDF\r\n\x1a\n';
const MOST_DEPTH = 8;
const MOST_OBJECTS = 10_000;
const VALUES_AT_ONCE = 2 ** 21;
/** A chunk is unpacked as a whole; larger ones must at least be no larger than their dataset. */
const LARGE_CHUNK = 2 ** 20;

type Library = Awaited<typeof ready>;

export function isHdf5(start: Uint8Array): boolean {
  return Buffer.from(start).toString('latin1').startsWith(MARK);
}

/**
 * Reads the weights of a Keras file in HDF5 form (`.h5`, `.weights.h5`). Close what is returned, when the
 * tensors were read.
 *
 * @throws Failure BAD_INPUT for damaged files.
 */
export async function readKerasH5(
  file: SourceFile,
): Promise<{ readonly weights: RawWeights; readonly close: () => void }> {
  const library = await ready;
  const { path, unmount } = mountFile(library, file);
  let opened: File;
  try {
    opened = orDamaged(file, () => new File(path, 'r'));
  } catch (error) {
    unmount();
    throw error;
  }
  const tensors: RawTensor[] = [];
  let objects = 0;
  const walk = (group: Group, depth: number): void => {
    if (depth > MOST_DEPTH) throw badWeights(file.name, 'its groups are nested too deeply');
    for (const name of group.keys()) {
      objects += 1;
      if (objects > MOST_OBJECTS) throw badWeights(file.name, 'it holds too many objects');
      const entity = group.get(name);
      if (entity instanceof Group) walk(entity, depth + 1);
      else if (entity instanceof Dataset) {
        const tensor = tensorOf(library, file, entity);
        if (tensor !== null) tensors.push(tensor);
      }
    }
  };
  const close = (): void => {
    try {
      opened.close();
    } catch {
      // A damaged file may not close; what was wrong with it is told already, and nothing was written to it.
    }
    unmount();
  };
  try {
    orDamaged(file, () => walk(opened, 0));
  } catch (error) {
    close();
    throw error;
  }
  return { weights: { form: 'keras-h5', axes: 'channels-last', tensors, ...TENSORS_ALONE }, close };
}

/** Null for what holds no float32. */
function tensorOf(library: Library, file: SourceFile, dataset: Dataset): RawTensor | null {
  const { shape, dtype } = dataset;
  if (shape === null || (dtype !== '<f' && dtype !== '<d')) return null;
  const checked = checkedShape(file.name, shape, file.bytes);
  const { chunks, virtual_sources: elsewhere } = dataset.metadata;
  if (elsewhere !== undefined) {
    throw badWeights(file.name, `the values of ${dataset.path} lie in other files`);
  }
  if (chunks !== null && valuesIn(chunks) > Math.max(LARGE_CHUNK, valuesIn(checked))) {
    throw badWeights(file.name, `${dataset.path} would unpack to more than it holds`);
  }
  return {
    ...nameOf(dataset.path),
    shape: checked,
    pieces: () => piecesOf(library, file, dataset, checked),
  };
}

function* piecesOf(
  library: Library,
  file: SourceFile,
  dataset: Dataset,
  shape: readonly number[],
): Iterable<Float32Array> {
  const [rows = 1, ...rest] = shape;
  const step = Math.max(1, Math.floor(VALUES_AT_ONCE / Math.max(1, valuesIn(rest))));
  for (let row = 0; row < rows; row += step) {
    const range = shape.map((size, axis): [number, number] =>
      axis === 0 ? [row, Math.min(size, row + step)] : [0, size],
    );
    const values = orDamaged(file, () => orThrow(library, () => dataset.slice(range)));
    if (values instanceof Float32Array) yield values;
    else if (values instanceof Float64Array) yield new Float32Array(values);
    else throw damaged(file);
  }
}

/**
 * The layer and the part in a path: `/block1_conv1/block1_conv1/kernel:0` of Keras 2,
 * `/block1_conv1/block1_conv1_W_1:0` of Keras 1, `/layers/block1_conv1/vars/0` of Keras 3.
 */
function nameOf(path: string): { readonly layer: string; readonly part: string } {
  const [last = '', before = ''] = path.split('/').reverse();
  const part = last.replace(/:\d+$/, '');
  if (before === 'vars') {
    return { layer: path.split('/').at(-3) ?? '', part: part === '0' ? 'kernel' : 'bias' };
  }
  const keras1 = /^(.*)_([Wb])(?:_\d+)?$/.exec(part);
  if (keras1 !== null) return { layer: keras1[1] ?? '', part: keras1[2] ?? '' };
  return { layer: before, part };
}

/** The library passes over its own errors, and gives whatever was in memory for values that it could not read. */
function orThrow<T>(library: Library, read: () => T): T {
  library.activate_throwing_error_handler();
  try {
    return read();
  } finally {
    library.deactivate_throwing_error_handler();
  }
}

function orDamaged<T>(file: SourceFile, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && error.name === 'Failure') throw error;
    throw damaged(file, error);
  }
}

function damaged(file: SourceFile, cause?: unknown) {
  const failure = badWeights(file.name, 'it is no HDF5 file, or damaged');
  failure.cause = cause;
  return failure;
}
