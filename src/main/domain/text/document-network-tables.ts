import { z } from 'zod';

/** Lists of numbers of 32 bits under their names. */
export type Tables = ReadonlyMap<string, Float32Array | Int32Array>;

const Header = z.object({
  kind: z.string(),
  version: z.literal(1),
  checksum: z.int(),
  sizes: z.record(z.string(), z.int()),
  tables: z.array(
    z.object({ name: z.string(), type: z.enum(['f32', 'i32']), length: z.int().nonnegative() }),
  ),
});

const PREFIX_BYTES = 4;
const GREATEST_HEADER = 65_536;

/**
 * Tables as one file: the header's length (32 bits), the header (JSON, padded with spaces to four
 * bytes), then the tables one after the other; numbers are little-endian.
 */
export function encodeTables(
  kind: string,
  sizes: Readonly<Record<string, number>>,
  tables: Tables,
): Uint8Array {
  const bodies = [...tables.values()].map(bytesOf);
  const body = new Uint8Array(bodies.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of bodies) {
    body.set(part, offset);
    offset += part.length;
  }
  const entries = [...tables].map(([name, values]) => ({
    name,
    type: values instanceof Float32Array ? ('f32' as const) : ('i32' as const),
    length: values.length,
  }));
  const header: z.infer<typeof Header> = {
    kind,
    version: 1,
    checksum: checksumOf(body),
    sizes,
    tables: entries,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = PREFIX_BYTES + Math.ceil(json.length / 4) * 4;
  const file = new Uint8Array(start + body.length).fill(0x20, PREFIX_BYTES, start);
  new DataView(file.buffer).setUint32(0, start - PREFIX_BYTES, true);
  file.set(json, PREFIX_BYTES);
  file.set(body, start);
  return file;
}

/**
 * The tables and sizes of a file of this kind; the tables are copies.
 *
 * @throws Error that says how the file is damaged or that it is another kind of file.
 */
export function decodeTables(
  kind: string,
  file: Uint8Array,
): { readonly sizes: Readonly<Record<string, number>>; readonly tables: Tables } {
  const { header, start } = readHeader(kind, file);
  const length = header.tables.reduce((sum, table) => sum + 4 * table.length, 0);
  if (file.length !== start + length) {
    throw new Error(`the ${kind} is cut short or too long: make or copy it again`);
  }
  // A copy, which starts at an address that numbers can be read from.
  const body = Uint8Array.from(file.subarray(start));
  if (checksumOf(body) !== header.checksum) {
    throw new Error(`the ${kind} is damaged: make or copy it again`);
  }
  let offset = 0;
  const tables = new Map<string, Float32Array | Int32Array>();
  for (const { name, type, length } of header.tables) {
    const Numbers = type === 'f32' ? Float32Array : Int32Array;
    tables.set(name, new Numbers(body.buffer, offset, length).slice());
    offset += 4 * length;
  }
  return { sizes: header.sizes, tables };
}

/** A table of floats or of whole numbers. Throws where it is missing or holds the other. */
export function takeTable<T extends Float32Array | Int32Array>(
  tables: Tables,
  name: string,
  type: new (length: number) => T,
): T {
  const table = tables.get(name);
  if (!(table instanceof type)) throw new Error(`the file has no table ${name} of the right type`);
  return table;
}

function readHeader(kind: string, file: Uint8Array) {
  const wrong = (cause?: unknown) =>
    new Error(`this is not a ${kind}, or not of this version of the program`, { cause });
  if (file.length < PREFIX_BYTES) throw wrong();
  const size = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const start = PREFIX_BYTES + size;
  if (size > GREATEST_HEADER || size % 4 !== 0 || start > file.length) throw wrong();
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(file.subarray(PREFIX_BYTES, start)));
  } catch (error) {
    throw wrong(error);
  }
  const parsed = Header.safeParse(json);
  if (!parsed.success || parsed.data.kind !== kind) throw wrong(parsed.error);
  return { header: parsed.data, start };
}

function bytesOf(values: Float32Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** FNV-1a of 32 bits (Fowler, Noll and Vo) over the bytes. */
function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
