import { badWeights } from '../../reading/bad-weights.ts';
import type { RawWeights } from '../../reading/raw-weights.ts';
import { partOf, type SourceFile } from '../../reading/source-file.ts';
import { unpickle } from '../pickle/unpickle.ts';
import { BYTES_OF_STORAGE, storageOf, type TorchStorage, torchGlobals } from './torch-globals.ts';
import { torchWeights } from './torch-tensors.ts';

/** How files of `torch.save` before torch 1.6 begin: the pickle of the number 0x1950a86a20f9469cfc6c. */
const MARK = '80028a0a6cfc9c46f9206aa850192e';
const PROTOCOL = 1001;
const LENGTH_BYTES = 8;

export function isTorchLegacy(start: Uint8Array): boolean {
  return Buffer.from(start).toString('hex').startsWith(MARK);
}

/**
 * Reads a file of `torch.save` before torch 1.6, such as torchvision's VGG-19: pickles of a mark, a protocol,
 * the machine, the table of tensors and the keys of its storages; then each storage's length and values.
 *
 * @throws Failure BAD_INPUT for damaged files, and for those that would run a program.
 */
export function readTorchLegacy(file: SourceFile): RawWeights {
  const globals = torchGlobals(file.name);
  const storages = new Map<string, { storage: TorchStorage; width: number }>();
  const persistent = (id: unknown): TorchStorage => {
    const { storage, className } = storageOf(file.name, id);
    const known = storages.get(storage.key);
    if (known !== undefined) return known.storage;
    storages.set(storage.key, { storage, width: BYTES_OF_STORAGE[className] ?? 1 });
    return storage;
  };
  let at = 0;
  const next = (): unknown => {
    const { value, end } = unpickle(file, { globals, persistent }, at);
    at = end;
    return value;
  };
  next();
  if (next() !== PROTOCOL) throw badWeights(file.name, 'it is of an unknown protocol of torch');
  const machine = next();
  if (machine instanceof Map && machine.get('little_endian') === false) {
    throw badWeights(file.name, 'its numbers are big endian', 'Save it on another machine.');
  }
  const table = next();
  const keys = next();
  if (!Array.isArray(keys)) throw badWeights(file.name, 'it does not list its storages');
  for (const key of keys) {
    const found = typeof key === 'string' ? storages.get(key) : undefined;
    if (found === undefined) throw badWeights(file.name, 'it lists a storage that no tensor has');
    const { storage, width } = found;
    const length = new DataView(file.read(at, LENGTH_BYTES).buffer).getBigUint64(0, true);
    if (length !== BigInt(storage.values)) {
      throw badWeights(file.name, `the storage ${storage.key} has another length than it says`);
    }
    storage.bytes = partOf(file, at + LENGTH_BYTES, storage.values * width);
    at += LENGTH_BYTES + storage.values * width;
  }
  return torchWeights(file.name, table);
}
