import type { ready } from 'h5wasm';
import type { SourceFile } from '../../reading/source-file.ts';

type Hdf5 = Awaited<typeof ready>;

type MemoryNode = {
  usedBytes: number;
  stream_ops: {
    read: (
      stream: unknown,
      target: Uint8Array,
      at: number,
      length: number,
      position: number,
    ) => number;
  };
};

/**
 * Puts a file into the file system of the HDF5 library, which has no other: what a file links to cannot be
 * reached. Its bytes are read when the library wants them.
 *
 * @returns its path there, and how to take it away again
 */
export function mountFile(
  library: Hdf5,
  file: SourceFile,
): { readonly path: string; readonly unmount: () => void } {
  const { FS } = library;
  const path = '/weights.h5';
  FS.writeFile(path, new Uint8Array(0));
  // why: Emscripten's own declarations leave out what its memory file system keeps of a file
  const node = FS.lookupPath(path, {}).node as unknown as MemoryNode;
  node.usedBytes = file.bytes;
  node.stream_ops = {
    ...node.stream_ops,
    read: (_, target, at, length, position) => {
      const count = Math.max(0, Math.min(length, file.bytes - position));
      if (count > 0) target.set(file.read(position, count), at);
      return count;
    },
  };
  return { path, unmount: () => FS.unlink(path) };
}
