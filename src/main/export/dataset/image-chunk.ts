import type { ColumnChunk } from 'hyparquet';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import type { FileByteWriter } from './file-byte-writer.ts';

/** Of a value that is there in a struct that is there, both of which may be null. */
const DEFINED = 2;

/**
 * Writes the column of a row group's image bytes, all of them in one page.
 *
 * The writer's own way copies every byte four times, by way of memory that grows with each page; it is left to it for
 * the small columns.
 *
 * @param plain the images as Parquet's PLAIN encoding has byte arrays, none of them null.
 */
export function writeImageChunk(
  writer: FileByteWriter,
  { images, plain }: { readonly images: number; readonly plain: Uint8Array },
): ColumnChunk {
  const offset = writer.offset;
  const levels = sameLevels(images, DEFINED);
  const pageSize = levels.length + plain.length;
  writePageHeader(writer, {
    type: 'DATA_PAGE_V2',
    uncompressed_page_size: pageSize,
    compressed_page_size: pageSize,
    data_page_header_v2: {
      num_values: images,
      num_nulls: 0,
      num_rows: images,
      encoding: 'PLAIN',
      definition_levels_byte_length: levels.length,
      repetition_levels_byte_length: 0,
      is_compressed: false,
    },
  });
  writer.appendBytes(levels);
  writer.appendBytes(plain);
  const size = BigInt(writer.offset - offset);
  return {
    meta_data: {
      type: 'BYTE_ARRAY',
      encodings: ['PLAIN', 'RLE'],
      path_in_schema: ['image', 'bytes'],
      codec: 'UNCOMPRESSED',
      num_values: BigInt(images),
      total_compressed_size: size,
      total_uncompressed_size: size,
      data_page_offset: BigInt(offset),
    },
    file_offset: BigInt(offset),
  };
}

/** One run of the RLE encoding: the count, doubled, as a varint, then the level. */
function sameLevels(count: number, level: number): Uint8Array {
  const bytes: number[] = [];
  let rest = 2 * count;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Uint8Array.of(...bytes, rest, level);
}
