import { badWeights } from '../../reading/bad-weights.ts';
import type { RawWeights } from '../../reading/raw-weights.ts';
import { checkZipEntry, readZip, type ZipEntry } from '../../reading/read-zip.ts';
import type { SourceFile } from '../../reading/source-file.ts';
import { unpickle } from '../pickle/unpickle.ts';
import { storageOf, type TorchStorage, torchGlobals } from './torch-globals.ts';
import { torchWeights } from './torch-tensors.ts';

const PICKLE = '/data.pkl';
const MOST_PICKLE_BYTES = 2 ** 26;

/**
 * Reads a file of `torch.save` since torch 1.6: a ZIP archive of a pickle and one file per storage.
 *
 * @throws Failure BAD_INPUT for damaged files, and for those that would run a program.
 */
export function readTorchZip(file: SourceFile): RawWeights {
  const entries = readZip(file);
  const pickles = [...entries.values()].filter(({ name }) => name.endsWith(PICKLE));
  const [pickle] = pickles;
  if (pickle === undefined || pickles.length > 1) throw noTorchFile(file);
  if (pickle.source.bytes > MOST_PICKLE_BYTES) {
    throw badWeights(file.name, 'its pickle is larger than a table of tensors can be');
  }
  const folder = pickle.name.slice(0, -PICKLE.length);
  requireLittleEndian(file, entries.get(`${folder}/byteorder`));
  checkZipEntry(pickle);
  const storages = new Map<string, TorchStorage>();
  const { value } = unpickle(pickle.source, {
    globals: torchGlobals(file.name),
    persistent: (id) => {
      const { storage } = storageOf(file.name, id);
      const known = storages.get(storage.key);
      if (known !== undefined) return known;
      const entry = entries.get(`${folder}/data/${storage.key}`);
      if (entry === undefined) {
        throw badWeights(file.name, `its archive lacks the file data/${storage.key}`);
      }
      checkZipEntry(entry);
      storage.bytes = entry.source;
      storages.set(storage.key, storage);
      return storage;
    },
  });
  return torchWeights(file.name, value);
}

function requireLittleEndian(file: SourceFile, order: ZipEntry | undefined): void {
  if (order === undefined || order.source.bytes > 16) return;
  const text = Buffer.from(order.source.read(0, order.source.bytes)).toString('latin1');
  if (text !== 'little') {
    throw badWeights(
      file.name,
      'its numbers are big endian',
      'Save it again on a machine that is little endian.',
    );
  }
}

function noTorchFile(file: SourceFile) {
  return badWeights(
    file.name,
    'it is an archive, but not one of torch.save',
    'If it is an archive of files, unpack it and choose the files in it.',
  );
}
