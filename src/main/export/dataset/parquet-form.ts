import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ParquetWriter } from 'hyparquet-writer';
import { polarityIndex } from '../../../shared/domain/polarity.ts';
import { flushFolder } from '../../disk/flush-folder.ts';
import type { DatasetForm } from './dataset-form.ts';
import { FileByteWriter } from './file-byte-writer.ts';
import { imageName } from './image-name.ts';
import { huggingFaceMetadata } from './parquet-features.ts';
import type { Piece } from './plan-pieces.ts';
import { type ImageWithBytes, readGroups } from './read-groups.ts';

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
      const parquet = new ParquetWriter({
        writer: new FileByteWriter(file, GROUP.bytes),
        schema: [...SCHEMA],
        codec: 'UNCOMPRESSED',
        kvMetadata: [{ key: 'huggingface', value: huggingFaceMetadata() }],
        createdBy: 'T4SA Studio',
      });
      for await (const rows of readGroups(writing, GROUP)) {
        await flushed;
        // It takes the rows at once, and moves them to the file while the next are read.
        flushed = Promise.resolve(
          parquet.write({ columnData: columnsOf(rows), rowGroupSize: rows.length }),
        );
        flushed.catch(() => undefined);
        writing.wrote(rows.length);
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

function columnsOf(rows: readonly ImageWithBytes[]) {
  const items = rows.map(({ item }) => item);
  const images = rows.map(({ item, bytes }) => {
    const { stem, ending } = imageName(item);
    return { bytes, path: `${stem}.${ending}` };
  });
  return [
    // Bytes of images neither repeat nor are ordered: no dictionary, no least and greatest.
    { name: 'image', data: images, encoding: 'PLAIN' as const, statistics: false },
    { name: 'label', data: items.map(({ polarity }) => BigInt(polarityIndex(polarity))) },
    { name: 'confidence', data: items.map(({ confidence }) => confidence) },
    { name: 'platform', data: items.map(({ platform }) => platform) },
    { name: 'post_id', data: items.map(({ nativePostId }) => nativePostId) },
    { name: 'image_of_post', data: items.map(({ position }) => position + 1) },
    { name: 'sha256', data: items.map(({ mediaId }) => mediaId), encoding: 'PLAIN' as const },
  ];
}
