import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { delimitedRecords } from '../../../src/main/domain/text/delimited-records.ts';
import { exportDataset } from '../../../src/main/export/dataset/export-dataset.ts';
import type { StageProgress } from '../../../src/main/pipeline/stage-control.ts';
import { parseImageListLine } from '../../../src/main/sources/t4sa/image-list-line.ts';
import { openT4saSource } from '../../../src/main/sources/t4sa/t4sa-source.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import { DATASET_FORMATS, type DatasetFormat } from '../../../src/shared/domain/dataset-export.ts';
import { polarityIndex } from '../../../src/shared/domain/polarity.ts';
import { mediaIdOf } from '../../helpers/a-workspace.ts';
import {
  exportableWorkspace,
  filesBelow,
  imageBytes,
  imageOf,
  PLAIN_FACTS,
  polarityOf,
  postIdOf,
  splitOf,
} from '../../helpers/exportable-workspace.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const IMAGES = 60;
const INDEXES = Array.from({ length: IMAGES }, (_, index) => index);
/** Of which the release could tell the post by the file's name. */
const NAMED = INDEXES.filter((index) => index % 5 !== 4);
const SMALL_PIECES = { images: 7, bytes: Number.POSITIVE_INFINITY };

type Options = {
  readonly signal?: AbortSignal;
  readonly onReport?: (progress: StageProgress) => void;
};

async function exported(
  workspace: Workspace,
  format: DatasetFormat,
  { signal = new AbortController().signal, onReport = () => undefined }: Options = {},
): Promise<string> {
  const folder = join(workspace.folders.exports, `d-${format}`);
  await exportDataset(
    { ...workspace, factsOf: async () => PLAIN_FACTS },
    { dataset: 'd', format, folder, limits: SMALL_PIECES },
    { signal, report: onReport },
  );
  return folder;
}

const text = (files: ReadonlyMap<string, Buffer>, name: string): string =>
  files.get(name)?.toString() ?? '';

describe('exportDataset', () => {
  it('writes ids, labels and splits by default, and no picture and no text', async () => {
    const files = filesBelow(await exported(await exportableWorkspace(IMAGES), 'ids'));

    expect([...files.keys()].sort()).toEqual([
      ...['README.md', 'croissant.json', 'dataset.json'],
      ...['test.csv', 'train.csv', 'validation.csv'],
    ]);
    for (const split of ['train', 'validation', 'test'] as const) {
      const [header, ...rows] = delimitedRecords(text(files, `${split}.csv`));
      expect(header?.fields).toEqual([
        ...['platform', 'post_id', 'image', 'polarity', 'confidence', 'sha256'],
      ]);
      const expected = INDEXES.filter((index) => splitOf(index) === split).map((index) =>
        ['x', postIdOf(index), '1', polarityOf(index), '0.75', mediaIdOf(imageOf(index))].join(' '),
      );
      expect(rows.map(({ fields }) => fields.join(' ')).sort()).toEqual(expected.sort());
    }
    expect(text(files, 'train.csv')).toContain('"758014713804587000"');
  });

  it('writes the layout of the T4SA release, which its importer reads back', async () => {
    const folder = await exported(await exportableWorkspace(IMAGES), 't4sa');
    const files = filesBelow(folder);

    const found = new Map<string, string>();
    for (const [split, list] of [
      ['train', 'b-t4sa_train.txt'],
      ['validation', 'b-t4sa_val.txt'],
      ['test', 'b-t4sa_test.txt'],
    ] as const) {
      for (const line of text(files, list).trim().split('\n')) {
        const image = parseImageListLine(line);
        if (image === null) continue;
        expect(image.path).toBe(`data/75801/${image.postId}-1.jpg`);
        found.set(image.postId, `${split} ${line.split(' ')[1]}`);
      }
    }
    expect(found).toEqual(
      new Map(
        NAMED.map((index) => [
          postIdOf(index),
          `${splitOf(index)} ${polarityIndex(polarityOf(index))}`,
        ]),
      ),
    );
    const [header, ...rows] = text(files, 't4sa_text_sentiment.tsv').trim().split('\n');
    expect(header).toBe('TWID\tNEG\tNEU\tPOS');
    const ids = rows.map((row) => row.split('\t')[0]);
    expect(ids).toEqual(NAMED.map(postIdOf));
    expect(rows[0]).toBe('758014713804587000\t0.75\t0.125\t0.125');

    await writeFile(
      join(folder, 'raw_tweets_text.csv'),
      `id,text\n${NAMED.map((index) => `"${postIdOf(index)}",a walk along the sunny beach\n`).join('')}`,
    );
    const read = new Map<string, Buffer | undefined>();
    for await (const { records } of (await openT4saSource(folder)).read(
      null,
      AbortSignal.timeout(9999),
    )) {
      for (const record of records) {
        if (record.kind !== 'post') continue;
        const locator = record.post.attachments[0]?.locator?.slice(folder.length + 1) ?? '';
        read.set(record.post.nativeId, files.get(locator));
      }
    }
    expect(read.size).toBe(NAMED.length);
    expect(read.get(postIdOf(7))).toEqual(await imageBytes(7));
  });

  it('writes a folder per split and polarity with the table that imagefolder reads', async () => {
    const files = filesBelow(await exported(await exportableWorkspace(IMAGES), 'image-folder'));

    const [header, ...rows] = delimitedRecords(text(files, 'train/metadata.csv'));
    expect(header?.fields.slice(0, 2)).toEqual(['file_name', 'label']);
    expect(rows).toHaveLength(INDEXES.filter((index) => splitOf(index) === 'train').length);
    for (const { fields } of rows) {
      const [file = '', label = '', , post, mediaId] = fields;
      const index = INDEXES.find((one) => mediaIdOf(imageOf(one)) === mediaId) ?? -1;
      expect(label).toBe(polarityOf(index));
      expect(post).toBe(`x/${postIdOf(index)}`);
      expect(file.startsWith(`${label}/`)).toBe(true);
      expect(files.get(`train/${file}`)).toEqual(await imageBytes(index));
    }
  });

  it('writes Parquet shards with the images inside and the features of the datasets library', async () => {
    const files = filesBelow(await exported(await exportableWorkspace(IMAGES), 'parquet'));

    const shards = [...files.keys()].filter((name) => name.endsWith('.parquet'));
    expect(shards).toContain('data/train-00006-of-00007.parquet');
    expect(shards).toContain('data/test-00000-of-00001.parquet');
    let images = 0;
    for (const shard of shards) {
      const file = Uint8Array.from(files.get(shard) ?? []).buffer;
      const { key_value_metadata } = parquetMetadata(file);
      const { info } = JSON.parse(
        key_value_metadata?.find(({ key }) => key === 'huggingface')?.value ?? '{}',
      );
      expect(info.features.label).toEqual({ names: ['NEG', 'NEU', 'POS'], _type: 'ClassLabel' });
      for (const row of await parquetReadObjects({ file, utf8: false })) {
        const index = INDEXES.find((one) => postIdOf(one) === row['post_id']) ?? -1;
        expect(row['label']).toBe(BigInt(polarityIndex(polarityOf(index))));
        expect(Buffer.from(row['image'].bytes)).toEqual(await imageBytes(index));
        expect(shard).toContain(splitOf(index));
        images += 1;
      }
    }
    expect(images).toBe(IMAGES);
  });

  it('writes tar shards with the files of each image in a row', async () => {
    const files = filesBelow(await exported(await exportableWorkspace(IMAGES), 'webdataset'));

    const names: string[] = [];
    for (const [name, bytes] of files) {
      if (!name.endsWith('.tar')) continue;
      for (const [entry, content] of await tarEntries(bytes)) {
        names.push(entry);
        if (!entry.endsWith('.json')) continue;
        const { post_id, polarity } = JSON.parse(content.toString());
        const index = INDEXES.find((one) => postIdOf(one) === post_id) ?? -1;
        expect(polarity).toBe(polarityOf(index));
        expect(name.startsWith(splitOf(index))).toBe(true);
      }
    }
    expect(names).toHaveLength(3 * IMAGES);
    expect(names[0]?.replace(/\.\w+$/, '')).toBe(names[2]?.replace(/\.\w+$/, ''));
    expect(files.has('train-000006.tar')).toBe(true);
  });

  it('tells in its card how the dataset was made and what may be done with it', async () => {
    const workspace = await exportableWorkspace(IMAGES);
    const card = text(filesBelow(await exported(workspace, 'parquet')), 'README.md');

    const [, front = ''] = card.split('---\n');
    const { configs, dataset_info } = parse(front);
    expect(configs[0].data_files).toContainEqual({ split: 'test', path: 'data/test-*' });
    expect(
      dataset_info.splits.map((split: { num_examples: number }) => split.num_examples),
    ).toEqual([48, 6, 6]);
    expect(card).toContain('| train | 16 | 16 | 16 | 48 |');
    expect(card).toContain('| least confidence | NEG 0.5, NEU 0.5, POS 0.6 |');
    expect(card).toContain('No person has audited the weak labels');
    expect(card).toContain('Keep this folder to yourself');
  });

  it.each(DATASET_FORMATS)(
    '%s: goes on where it was stopped, and ends as if it had not been',
    async (format) => {
      const workspace = await exportableWorkspace(IMAGES);
      const folder = await exported(workspace, format);
      const undisturbed = filesBelow(folder);

      const firstDone: number[] = [];
      for (const stopAt of [1, 20, 30, 50]) {
        const abort = new AbortController();
        let first: number | null = null;
        const stopped = exported(workspace, format, {
          signal: abort.signal,
          onReport: ({ done }) => {
            first ??= done;
            if (done >= stopAt) abort.abort(new Error('stopped'));
          },
        });
        await expect(stopped).rejects.toThrow('stopped');
        firstDone.push(first ?? 0);
        expect(filesBelow(folder)).toEqual(undisturbed);
      }
      await exported(workspace, format, { onReport: ({ done }) => firstDone.push(done) });

      expect(filesBelow(folder)).toEqual(undisturbed);
      expect(existsSync(`${folder}.part`)).toBe(false);
      expect(firstDone[4]).toBeGreaterThan(40);
    },
  );

  it('begins anew when the dataset is another one', async () => {
    const workspace = await exportableWorkspace(IMAGES);
    const abort = new AbortController();
    const stopped = exported(workspace, 'ids', {
      signal: abort.signal,
      onReport: () => abort.abort(new Error('stopped')),
    });
    await expect(stopped).rejects.toThrow('stopped');

    const find: Workspace['datasets']['find'] = (name) => {
      const dataset = workspace.datasets.find(name);
      return dataset === null ? null : { ...dataset, hash: '0'.repeat(64) };
    };
    const first: number[] = [];
    const other = { ...workspace, datasets: { ...workspace.datasets, find } };
    await exported(other, 'ids', { onReport: ({ done }) => first.push(done) });

    expect(first[0]).toBe(7);
  });

  it('says which image is missing, and goes on once it is back', async () => {
    const workspace = await exportableWorkspace(IMAGES);
    const missing = mediaIdOf(imageOf(9));
    const pathOf: Workspace['files']['pathOf'] = (mediaId) =>
      mediaId === missing ? '/nowhere/at/all' : workspace.files.pathOf(mediaId);
    const without = { ...workspace, files: { ...workspace.files, pathOf } };

    for (const format of ['t4sa', 'image-folder', 'parquet', 'webdataset'] as const) {
      await expect(exported(without, format)).rejects.toThrow(
        expect.objectContaining({
          kind: 'WORKSPACE_DAMAGED',
          message: expect.stringContaining(missing),
        }),
      );
      expect(existsSync(await exported(workspace, format))).toBe(true);
    }
  });

  it('refuses a dataset that is not there', async () => {
    const workspace = await exportableWorkspace(1);
    const exporting = exportDataset(
      { ...workspace, factsOf: async () => PLAIN_FACTS },
      { dataset: 'none', format: 'ids', folder: join(temporaryFolder(), 'x') },
      { signal: new AbortController().signal, report: () => undefined },
    );
    await expect(exporting).rejects.toThrow(expect.objectContaining({ kind: 'NOT_FOUND' }));
  });
});

async function tarEntries(bytes: Buffer): Promise<readonly (readonly [string, Buffer])[]> {
  const entries: (readonly [string, Buffer])[] = [];
  const reading = extract();
  reading.end(bytes);
  for await (const entry of reading) {
    const chunks: Buffer[] = [];
    entry.on('data', (chunk) => chunks.push(Buffer.from(chunk as Uint8Array))); // why: a tar's entries are bytes
    await once(entry, 'end');
    entries.push([entry.header.name, Buffer.concat(chunks)]);
  }
  return entries;
}
