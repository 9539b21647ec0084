import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { polarityIndex } from '../../../shared/domain/polarity.ts';
import { flushFolder } from '../../disk/flush-folder.ts';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import type { DatasetForm } from './dataset-form.ts';
import { imageName } from './image-name.ts';
import type { Piece } from './plan-pieces.ts';
import { readImages } from './read-images.ts';

/** All that is in a shard is as old, so that the same dataset gives the same bytes. */
const WRITTEN_AT = new Date(0);
const REPORT_EVERY = 100;

/** Tar shards as WebDataset reads them: of each image `<key>.jpg`, its label `<key>.cls` and `<key>.json`. */
export const webdatasetForm: DatasetForm = {
  limits: { images: 100_000, bytes: 500_000_000 },
  growing: [],
  writePiece: async (writing) => {
    const shard = pack();
    const written = pipeline(
      shard,
      createWriteStream(join(writing.folder, webdatasetShard(writing.piece)), { flush: true }),
      { signal: writing.signal },
    );
    const packed = packAll(shard, writing).catch((error: unknown) => {
      shard.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    });
    const [first] = (await Promise.allSettled([packed, written])).filter(
      (result) => result.status === 'rejected',
    );
    if (first !== undefined) {
      writing.signal.throwIfAborted();
      throw first.reason;
    }
    await flushFolder(writing.folder);
  },
};

/** `train-000000.tar` */
export function webdatasetShard({ split, place }: Pick<Piece, 'split' | 'place'>): string {
  return `${split}-${String(place).padStart(6, '0')}.tar`;
}

async function packAll(
  shard: Pack,
  writing: Parameters<DatasetForm['writePiece']>[0],
): Promise<void> {
  let told = 0;
  let packed = 0;
  for await (const { item, bytes } of readImages(writing)) {
    const { stem, ending } = imageName(item);
    await addFile(shard, `${stem}.${ending}`, bytes);
    await addFile(shard, `${stem}.cls`, Buffer.from(String(polarityIndex(item.polarity))));
    await addFile(shard, `${stem}.json`, Buffer.from(JSON.stringify(descriptionOf(item))));
    packed += 1;
    if (packed - told < REPORT_EVERY) continue;
    writing.wrote(packed - told);
    told = packed;
  }
  writing.wrote(packed - told);
  shard.finalize();
}

function addFile(shard: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const header = { name, size: bytes.length, mtime: WRITTEN_AT, mode: 0o644 };
    shard.entry(header, (error) => (error ? reject(error) : resolve())).end(bytes);
  });
}

function descriptionOf(item: ExportedItem): object {
  return {
    polarity: item.polarity,
    confidence: item.confidence,
    platform: item.platform,
    post_id: item.nativePostId,
    image_of_post: item.position + 1,
    sha256: item.mediaId,
    width: item.width,
    height: item.height,
  };
}
