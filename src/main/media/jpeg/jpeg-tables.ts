import { BLOCK_SIZE, type HuffmanTable, huffmanTable } from './huffman-table.ts';

const TABLES = 4;
/** Tables with a greater one are refused by libjpeg. */
const MOST_DC_SYMBOL = 15;

/** The tables of a JPEG file that are in force, by their numbers. */
export type JpegTables = {
  readonly dc: (HuffmanTable | undefined)[];
  readonly ac: (HuffmanTable | undefined)[];
  /** The factors that the tables of quantisation have for DC coefficients. */
  readonly dcFactors: (number | undefined)[];
};

/** Takes the tables of a segment DHT (ITU-T T.81, B.2.4.2). False where it is damaged. */
export function takeHuffmanTables(segment: Uint8Array, tables: JpegTables): boolean {
  for (let place = 0; place < segment.length; ) {
    const kind = segment[place] ?? 0;
    const isDc = kind >> 4 === 0;
    const counts = segment.subarray(place + 1, place + 17);
    const end = place + 17 + counts.reduce((sum, count) => sum + count, 0);
    if (kind >> 4 > 1 || (kind & 15) >= TABLES || end > segment.length) return false;
    const symbols = segment.subarray(place + 17, end);
    if (isDc && symbols.some((size) => size > MOST_DC_SYMBOL)) return false;
    const table = huffmanTable(counts, symbols);
    if (table === null) return false;
    (isDc ? tables.dc : tables.ac)[kind & 15] = table;
    place = end;
  }
  return true;
}

/** Takes what a segment DQT (B.2.4.1) says of DC coefficients. False where it is damaged. */
export function takeQuantisation(segment: Uint8Array, tables: JpegTables): boolean {
  for (let place = 0; place < segment.length; ) {
    const kind = segment[place] ?? 0;
    const bytes = kind >> 4 === 0 ? 1 : 2;
    const end = place + 1 + BLOCK_SIZE * bytes;
    if (kind >> 4 > 1 || (kind & 15) >= TABLES || end > segment.length) return false;
    const first = segment[place + 1] ?? 0;
    tables.dcFactors[kind & 15] = bytes === 1 ? first : (first << 8) | (segment[place + 2] ?? 0);
    place = end;
  }
  return true;
}
