import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { ready } from 'h5wasm';

type Hdf5 = Awaited<typeof ready>;

type Transfer = (
  stream: unknown,
  bytes: Uint8Array,
  at: number,
  length: number,
  position: number,
) => number;

type MemoryNode = {
  usedBytes: number;
  stream_ops: { read: Transfer; write: Transfer };
  node_ops: { setattr: (node: MemoryNode, attributes: { readonly size?: number }) => void };
};

const MOUNTED = '/model.h5';

/**
 * Lets the HDF5 library, which has a file system in memory only, write a file on the disk or read one that was written:
 * a network of half a gigabyte is never in memory twice.
 *
 * @param use `write` empties the file
 * @returns the file's path there, and how to close it; what was written is on the disk then
 */
export function mountOnDisk(
  { FS }: Hdf5,
  path: string,
  use: 'read' | 'write',
): { readonly path: string; readonly close: () => void } {
  const file = openSync(path, use === 'write' ? 'w+' : 'r');
  FS.writeFile(MOUNTED, new Uint8Array(0));
  // why: Emscripten's own declarations leave out what its memory file system keeps of a file
  const node = FS.lookupPath(MOUNTED, {}).node as unknown as MemoryNode;
  node.usedBytes = fstatSync(file).size;
  const { setattr } = node.node_ops;
  node.node_ops = {
    ...node.node_ops,
    setattr: (target, attributes) => {
      if (attributes.size === undefined) setattr(target, attributes);
      else target.usedBytes = attributes.size;
    },
  };
  node.stream_ops = {
    ...node.stream_ops,
    read: (_, bytes, at, length, position) => {
      const known = Math.max(0, Math.min(length, node.usedBytes - position));
      const target = new Uint8Array(known);
      const got = readSync(file, target, 0, known, position);
      bytes.set(target.subarray(0, got), at);
      return got;
    },
    write: (_, bytes, at, length, position) => {
      for (let done = 0; done < length; ) {
        done += writeSync(file, bytes, at + done, length - done, position + done);
      }
      node.usedBytes = Math.max(node.usedBytes, position + length);
      return length;
    },
  };
  return {
    path: MOUNTED,
    close: () => {
      FS.unlink(MOUNTED);
      if (use === 'write') fsyncSync(file);
      closeSync(file);
    },
  };
}
