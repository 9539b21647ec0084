import { extname } from 'node:path';
import { readCaffe } from '../forms/caffe/read-caffe.ts';
import { isHdf5, readKerasH5 } from '../forms/keras/read-keras-h5.ts';
import { isNpy, readNumpyPickle } from '../forms/read-numpy-pickle.ts';
import { readSafetensors } from '../forms/read-safetensors.ts';
import { readTfjs } from '../forms/read-tfjs.ts';
import { isTorchLegacy, readTorchLegacy } from '../forms/torch/read-torch-legacy.ts';
import { readTorchZip } from '../forms/torch/read-torch-zip.ts';
import { badWeights } from '../reading/bad-weights.ts';
import type { RawWeights } from '../reading/raw-weights.ts';
import type { SourceFile } from '../reading/source-file.ts';
import type { OpenedFile, OpenedFiles } from './opened-files.ts';

type Read = {
  /** The file that holds the weights. */
  readonly file: SourceFile;
  readonly weights: RawWeights;
  readonly close: () => void;
};

const START_BYTES = 16;
const ZIP_MARK = 'PK\x03\x04';
const PICKLE_MARK = 0x80;

/**
 * Reads weights in whatever form they are: told by how the file begins, and by its name where that does not say.
 *
 * @throws Failure BAD_INPUT when none or several of the files hold weights, or they cannot be read.
 */
export async function readWeights(files: OpenedFiles): Promise<Read> {
  const ofName = (...extensions: string[]): readonly OpenedFile[] =>
    files.all().filter(({ path }) => extensions.includes(extname(path).toLowerCase()));
  const [prototxt] = ofName('.prototxt');
  const [mean] = ofName('.binaryproto');
  const [model] = ofName('.json');
  if (model !== undefined) {
    return plain(model.source, readTfjs(model.source, files.named));
  }
  const beside = [...ofName('.prototxt'), ...ofName('.binaryproto')];
  const holding = files.all().filter((file) => !beside.includes(file));
  const [holder] = holding;
  if (holder === undefined || holding.length > 1) {
    const names = files.all().map(({ source }) => source.name);
    throw badWeights(
      names.join(', '),
      holder === undefined ? 'none of them holds weights' : 'there are several files of weights',
      'Choose one file of weights, with its .prototxt and mean.binaryproto where there are such.',
    );
  }
  const { source, path } = holder;
  const start = source.read(0, Math.min(START_BYTES, source.bytes));
  if (isHdf5(start)) {
    const { weights, close } = await readKerasH5(source);
    return { file: source, weights, close };
  }
  if (Buffer.from(start).toString('latin1').startsWith(ZIP_MARK)) {
    return plain(source, readTorchZip(source));
  }
  if (isTorchLegacy(start)) return plain(source, readTorchLegacy(source));
  if (isNpy(start) || start[0] === PICKLE_MARK) return plain(source, readNumpyPickle(source));
  switch (extname(path).toLowerCase()) {
    case '.safetensors':
      return plain(source, readSafetensors(source));
    case '.caffemodel':
      return plain(
        source,
        readCaffe({
          model: source,
          prototxt: prototxt?.source ?? null,
          mean: mean?.source ?? null,
        }),
      );
    default:
      throw badWeights(
        source.name,
        'it is in none of the forms that are known',
        'Choose a .caffemodel, .pth, .safetensors, .h5, or the model.json of TensorFlow.js.',
      );
  }
}

function plain(file: SourceFile, weights: RawWeights): Read {
  return { file, weights, close: () => {} };
}
