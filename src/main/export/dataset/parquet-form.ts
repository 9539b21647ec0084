import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ColumnChunk, RowGroup } from 'hyparquet';
import { ParquetWriter } from 'hyparquet-writer';
import { polarityIndex } from '../../../shared/domain/polarity.ts';
import { flushFolder } from '../../disk/flush-folder.ts';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import type { DatasetForm } from './dataset-form.ts';
import { FileByteWriter } from './file-byte-writer.ts';
import { writeImageChunk } from './image-chunk.ts';
import { imageName } from './image-name.ts';
import { huggingFaceMetadata } from './parquet-features.ts';
import type { Piece } from './plan-pieces.ts';
import { readGroups } from './read-groups.ts';

/** A row group ends with the image that fills one of these: readers take a whole one to show an image of it. */
const GROUP = { images: 1000, bytes: 16 * 2 ** 20 };

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const;
const SCHEMA = [
  { name: 'schema', num_children: 7 },
  { name: 'image', num_children: 2, repetition_type: 'OPTIONAL' },
  { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
  { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'label', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'confidence', type: 'DOUBLE', repetition_type: 'REQUIRED' },
  { name: 'platform', ...TEXT },
  { name: 'post_id', ...TEXT },
  { name: 'image_of_post', type: 'INT32', repetition_type: 'REQUIRED' },
  { name: 'sha256', ...TEXT },
] as const;

/** The layout of Hugging Face's datasets: images inside, in shards of about 500 MB. */
export const parquetForm: DatasetForm = {
  limits: { images: 100_000, bytes: 500_000_000 },
  growing: [],
  writePiece: async (writing) => {
    const path = join(writing.folder, parquetShard(writing.piece));
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'w');
    let flushed = Promise.resolve();
    try {
      const writer = new FileByteWriter(file, 2 * GROUP.bytes);
      const parquet = new ParquetWriter({
        writer,
        schema: [...SCHEMA],
        codec: 'UNCOMPRESSED',
        kvMetadata: [{ key: 'huggingface', value: huggingFaceMetadata() }],
        createdBy: 'T4SA Studio',
      });
      for await (const { items, plain } of readGroups(writing, GROUP)) {
        await flushed;
        const images = writeImageChunk(writer, { images: items.length, plain });
        // It takes the rows at once, and moves them to the file while the next are read.
        flushed = Promise.resolve(
          parquet.write({ columnData: columnsOf(items), rowGroupSize: items.length }),
        );
        flushed.catch(() => undefined);
        putImages(parquet.row_groups.at(-1), images);
        writing.wrote(items.length);
        writing.signal.throwIfAborted();
      }
      await flushed;
      await parquet.finish();
      await file.sync();
    } finally {
      await flushed.catch(() => undefined);
      await file.close();
    }
    await flushFolder(dirname(path));
  },
};

/** `data/train-00000-of-00003.parquet` */
export function parquetShard({ split, place, of }: Pick<Piece, 'split' | 'place' | 'of'>): string {
  const digits = (number: number): string => String(number).padStart(5, '0');
  return `data/${split}-${digits(place)}-of-${digits(of)}.parquet`;
}

/** All columns of a row group, but that the images' bytes are null: they are written apart. */
function columnsOf(items: readonly ExportedItem[]) {
  const images = items.map((item) => {
    const { stem, ending } = imageName(item);
    return { bytes: null, path: `${stem}.${ending}` };
  });
  const plain = { encoding: 'PLAIN', statistics: false } as const;
  return [
    { name: 'image', data: images, ...plain },
    { name: 'label', data: items.map(({ polarity }) => BigInt(polarityIndex(polarity))) },
    { name: 'confidence', data: items.map(({ confidence }) => confidence) },
    { name: 'platform', data: items.map(({ platform }) => platform) },
    { name: 'post_id', data: items.map(({ nativePostId }) => nativePostId) },
    { name: 'image_of_post', data: items.map(({ position }) => position + 1) },
    { name: 'sha256', data: items.map(({ mediaId }) => mediaId), ...plain },
  ];
}

/** Puts the images' bytes into a row group, in the place of nulls. */
function putImages(group: RowGroup | undefined, images: ColumnChunk): void {
  if (group === undefined) throw new Error('no row group was written');
  const size = images.meta_data?.total_compressed_size ?? 0n;
  const nulls = group.columns[0]?.meta_data?.total_compressed_size ?? 0n;
  group.columns[0] = images;
  group.total_byte_size += size - nulls;
  group.total_compressed_size = (group.total_compressed_size ?? 0n) + size - nulls;
}
