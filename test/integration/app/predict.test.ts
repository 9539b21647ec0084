import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { aFolderOfPictures, aJudgingStudio, aTinyPng } from '../../helpers/a-judging-studio.ts';
import { tinySettings } from '../trainer/tiny-dataset.ts';

const model = { kind: 'run', run: 'r' } as const;

const asFile = (bytes: Buffer, name: string): File => new File([new Uint8Array(bytes)], name);

describe('predictions of images from anywhere', () => {
  it('come for files and folders, in order, with what is no image', async () => {
    const { client } = await aJudgingStudio();
    const folder = await aFolderOfPictures();
    const seen = [];
    for await (const { total, images } of await client.predict.paths({ model, paths: [folder] })) {
      expect(total).toBe(4);
      seen.push(...images);
    }
    expect(seen.map(({ file }) => file)).toEqual(
      ['a.png', 'b.png', 'below/c.png', 'fake.jpg'].map((name) => join(folder, name)),
    );
    expect(seen.map(({ probabilities }) => probabilities === null)).toEqual([
      ...[false, false, false, true],
    ]);

    const bytes = readFileSync(join(folder, 'a.png'));
    const dropped = await client.predict.image({ model, name: 'x', image: asFile(bytes, 'x') });
    expect(dropped.file).toBe('x');
    for (const [index, value] of (dropped.probabilities ?? []).entries()) {
      expect(value).toBeCloseTo(seen[0]?.probabilities?.[index] ?? -1, 5);
    }
  }, 60_000);

  it('are null for dropped bytes that are no image, drawings too, and nothing fails', async () => {
    const { client } = await aJudgingStudio();
    const broken = (await aTinyPng(0, 1)).subarray(0, 60);
    for (const bytes of [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), broken]) {
      const answer = await client.predict.image({ model, name: 'x', image: asFile(bytes, 'x') });
      expect(answer.probabilities).toBeNull();
    }
  }, 60_000);

  it('show pictures and heat maps of files that were judged, and of no other file', async () => {
    const { client, folder: elsewhere } = await aJudgingStudio();
    const folder = await aFolderOfPictures();
    const listed = join(folder, 'a.png');
    const other = join(elsewhere, 'other.png');
    writeFileSync(other, await aTinyPng(0, 7));
    await expect(client.predict.picture({ path: listed, side: 64 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    for await (const _ of await client.predict.paths({ model, paths: [folder] }));

    const picture = await client.predict.picture({ path: listed, side: 64 });
    expect((await sharp(Buffer.from(await picture.arrayBuffer())).metadata()).format).toBe('webp');
    const ofPath = await client.predict.heatMap({ model, image: listed, polarity: 'NEG' });
    const image = asFile(readFileSync(listed), 'a.png');
    const ofBytes = await client.predict.heatMap({ model, image, polarity: 'NEG' });
    expect(ofPath.values).toHaveLength(ofPath.rows * ofPath.columns);
    expect(ofBytes.values).toEqual(ofPath.values);

    for (const path of [
      other,
      join(folder, 'notes.txt'),
      join(folder, 'fake.jpg'),
      '/etc/passwd',
    ]) {
      const refused = { code: 'NOT_FOUND' };
      await expect(client.predict.picture({ path, side: 64 })).rejects.toMatchObject(refused);
      const heat = client.predict.heatMap({ model, image: path, polarity: 'NEG' });
      await expect(heat).rejects.toMatchObject(refused);
    }
  }, 60_000);

  it('wait for no training: lists are refused, single images are judged, and the training lives', async () => {
    const { client, studio } = await aJudgingStudio();
    const folder = await aFolderOfPictures();
    const settings = tinySettings('FT-F', { epochs: 1000 });
    const job = await client.jobs.start({ kind: 'train', name: 'long', dataset: 'd', settings });
    for await (const event of await client.runs.watch({ name: 'long' })) {
      if (event.kind === 'epoch-ended') break;
    }
    const list = async () => {
      for await (const _ of await client.predict.paths({ model, paths: [folder] }));
    };
    await expect(list()).rejects.toMatchObject({ code: 'CONFLICT' });
    const image = asFile(readFileSync(join(folder, 'a.png')), 'a');
    expect((await client.predict.image({ model, name: 'a', image })).probabilities).not.toBeNull();
    expect((await client.predict.heatMap({ model, image, polarity: 'POS' })).rows).toBeGreaterThan(
      0,
    );
    const { jobs } = studio.requireSession();
    expect(jobs.list().find(({ jobId }) => jobId === job.jobId)?.state).toBe('running');
    await client.jobs.pause({ jobId: job.jobId });
    await jobs.ended(job.jobId);
  }, 90_000);

  it('are written by a job, and those that are shown as a file', async () => {
    const { client, run } = await aJudgingStudio();
    const folder = await aFolderOfPictures();
    const output = join(folder, 'out.csv');
    const job = await run({ kind: 'predict', model, paths: [folder], format: 'csv', output });
    expect(job.failure).toBeNull();
    expect(job.summary).toMatchObject({ images: 4, unreadable: 1 });

    const images = [
      { file: 'a', probabilities: [0.5, 0.25, 0.25] as const },
      { file: 'b', probabilities: null },
    ];
    const file = await client.predict.table({ format: 'parquet', images });
    expect(file.name).toBe('predictions.parquet');
    const rows = await parquetReadObjects({ file: await file.arrayBuffer() });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ path: 'a', predicted: 'NEG', confidence: 0.5 });
    const text = await (await client.predict.table({ format: 'csv', images })).text();
    expect(text.split('\n')[1]).toBe('a,NEG,0.5,0.5,0.25,0.25');
  }, 60_000);
});
