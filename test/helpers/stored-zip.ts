import { crc32 } from 'node:zlib';

export type ZipFile = {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the archive says of how it is packed; 0: it is stored. */
  readonly method?: number;
  /** Name of another file of the archive whose bytes it says to have. */
  readonly same?: string;
};

/** A ZIP archive of stored files, as torch writes them. */
export function storedZip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const places = new Map<string, { readonly at: number; readonly bytes: Buffer }>();
  let at = 0;
  for (const { name, bytes: own, method = 0, same } of files) {
    const known = same === undefined ? undefined : places.get(same);
    const bytes = known?.bytes ?? own;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const place = known?.at ?? at;
    if (known === undefined) {
      parts.push(local, Buffer.from(name), bytes);
      places.set(name, { at, bytes });
      at += 30 + Buffer.byteLength(name) + bytes.length;
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(place, 42);
    directory.push(entry, Buffer.from(name));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
