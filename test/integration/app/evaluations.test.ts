import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { forkTrainer } from '../../../src/main/app/fork-trainer.ts';
import { modelFolderOf } from '../../../src/main/app/model-folders.ts';
import type { ReportRequest } from '../../../src/shared/domain/evaluation-report.ts';
import type { FineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import type { JobRequest } from '../../../src/shared/domain/job.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { mediaIdOf } from '../../helpers/a-workspace.ts';
import { writeDrawn, writeTwitterTestingSet } from '../../helpers/published-benchmarks.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fillWithPictures } from '../../helpers/trainable-workspace.ts';
import { tinySettings } from '../trainer/tiny-dataset.ts';

const ENTRY = fileURLToPath(new URL('../../../src/main/trainer/entry.ts', import.meta.url));
const R = { kind: 'run', run: 'r' } as const;
const PEOPLE = { kind: 'benchmark', name: 'people' } as const;
const VALIDATION = { kind: 'split', dataset: 'd', split: 'validation' } as const;
const REPORT: ReportRequest = {
  ...{ model: R, target: PEOPLE, manner: 'drop-neutral' },
  ...{ minAgreeing: null, withoutContaminated: false },
};

/** A program with a dataset of plainly different pictures, and a copy of the Twitter Testing Dataset. */
async function aMeasuringStudio() {
  const { studio, client, run, ...others } = await aStudio({
    startTrainer: (...start) => forkTrainer(ENTRY, ...start),
  });
  await fillWithPictures(studio.requireSession().workspace);
  const folder = temporaryFolder();
  await writeTwitterTestingSet(folder, {
    five: { positive: 4, negative: 3 },
    four: { positive: 1, negative: 1 },
    three: { positive: 1, negative: 2 },
  });
  const train = (name: string, changes: Partial<FineTuneSettings> = {}): JobRequest => ({
    kind: 'train',
    ...{ name, dataset: 'd', settings: tinySettings('FT-F', { epochs: 3, ...changes }) },
  });
  /** Waits until a job has ended well, and gives its figures. */
  const done = async (request: JobRequest) => {
    const job = await run(request);
    expect(job.failure).toBeNull();
    expect(job.state).toBe('finished');
    return job.summary;
  };
  const importPeople = () =>
    done({ kind: 'import-benchmark', name: 'people', path: folder, form: 'auto' });
  return { ...others, studio, client, run, done, train, importPeople };
}

describe('models measured on benchmarks and splits', () => {
  it('of a run and of another epoch of it, with reports, images and a comparison', async () => {
    const { client, done, train, importPeople, studio } = await aMeasuringStudio();
    const { workspace } = studio.requireSession();
    expect(await importPeople()).toMatchObject({
      NEG: 6,
      POS: 6,
      rejected: 0,
      form: 'twitter-testing',
    });
    expect(await client.benchmarks.list()).toMatchObject([
      {
        form: 'twitter-testing',
        agreement: [
          { agreeing: 5, images: 7 },
          { agreeing: 4, images: 2 },
          { agreeing: 3, images: 3 },
        ],
      },
    ]);
    await done(train('r'));
    await done(train('other', { seed: 9, epochs: 1 }));

    const figures = await done({ kind: 'evaluate', model: R, target: PEOPLE });
    expect(figures).toMatchObject({ images: 12 });
    await done({ kind: 'evaluate', model: { kind: 'run', run: 'other' }, target: PEOPLE });
    await done({ kind: 'evaluate', model: R, target: VALIDATION });

    const models = await client.evaluations.models();
    expect(models.map(({ model }) => model)).toEqual(
      expect.arrayContaining([R, { kind: 'run', run: 'other' }]),
    );
    const kept = await workspace.runFiles.keptEpochs('r');
    const epoch = { kind: 'epoch', run: 'r', epoch: kept.at(-1) ?? 0 } as const;
    await done({ kind: 'evaluate', model: epoch, target: PEOPLE });
    expect(existsSync(join(workspace.folders.models, 'epochs', 'r'))).toBe(true);
    const report = await client.evaluations.report(REPORT);
    expect(report.metrics.images).toBe(12);
    expect(report.metrics.accuracy.value).toBeGreaterThan(0.8);
    expect(report.byAgreement.map(({ name, images }) => `${name}: ${images}`)).toEqual([
      ...['5 of 5: 7', 'at least 4 of 5: 9', 'at least 3 of 5: 12'],
    ]);
    expect(report.contamination).toMatchObject({ images: 0, trainingImages: 24 });
    expect(report.published).toContainEqual(
      expect.objectContaining({ subset: '5 agree', images: 882, model: 'VGG-19 FT-A (2017)' }),
    );
    const right = await client.evaluations.images({
      ...{ report: REPORT, query: { kind: 'confident-right' }, offset: 0, limit: 5 },
    });
    const [image] = right.images;
    if (image === undefined) throw new Error('no image is right');
    const detail = await client.evaluations.image({
      ...{ model: R, target: PEOPLE, mediaId: image.mediaId, manner: 'drop-neutral' },
    });
    expect(detail.image).toEqual(image);
    expect(detail.file).toMatch(/^Agg_AMT_Candidates\/.*\.jpg$/);
    const compared = await client.evaluations.compare({
      ...{ first: R, second: { kind: 'run', run: 'other' }, target: PEOPLE },
      ...{ manner: 'drop-neutral', minAgreeing: null },
    });
    expect(compared.images).toBe(12);
    expect((await client.runs.footprint({ name: 'r' })).evaluations).toEqual(
      expect.arrayContaining(['people', 'd, validation split']),
    );

    await client.runs.remove({ name: 'r' });
    expect((await client.evaluations.list()).map(({ model }) => model)).toEqual([
      { kind: 'run', run: 'other' },
    ]);
    expect(existsSync(join(workspace.folders.models, 'epochs', 'r'))).toBe(false);
    expect(await client.benchmarks.remove({ name: 'people' })).toEqual([]);
    expect(await client.evaluations.list()).toEqual([]);
    await expect(client.benchmarks.remove({ name: 'people' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  }, 120_000);

  it('go on where they were, remember images that cannot be decoded, and are refused without a model', async () => {
    const { client, studio, run, done, train, importPeople } = await aMeasuringStudio();
    const { workspace } = studio.requireSession();
    await importPeople();
    expect((await run({ kind: 'evaluate', model: R, target: PEOPLE })).failure?.kind).toBe(
      'NOT_FOUND',
    );
    await done(train('r', { epochs: 1 }));
    const [first, second] = workspace.benchmarks.items('people');
    if (first === undefined || second === undefined) throw new Error('an empty benchmark');
    writeFileSync(workspace.files.pathOf(second.mediaId), 'no image');
    const kept = { mediaId: first.mediaId, probabilities: [0.25, 0.5, 0.25] } as const;
    workspace.evaluations.savePredictions({ model: R, target: PEOPLE }, [kept]);

    expect(await done({ kind: 'evaluate', model: R, target: PEOPLE })).toMatchObject({
      ...{ images: 11, unreadable: 1 },
    });

    const predictions = workspace.evaluations.predictions({ model: R, target: PEOPLE });
    expect(predictions).toHaveLength(12);
    expect(predictions).toContainEqual(kept);
    expect(predictions).toContainEqual({ mediaId: second.mediaId, probabilities: null });
    expect(await client.evaluations.list()).toMatchObject([{ images: 11, unreadable: 1 }]);
    const gone = { kind: 'epoch', run: 'r', epoch: 7 } as const;
    expect((await run({ kind: 'evaluate', model: gone, target: PEOPLE })).failure).toMatchObject({
      ...{ kind: 'NOT_FOUND', message: 'The run r does not keep epoch 7' },
    });
    const nobody = { kind: 'weights', name: 'nobody' } as const;
    expect((await run({ kind: 'evaluate', model: nobody, target: PEOPLE })).failure?.kind).toBe(
      'NOT_FOUND',
    );
    const nowhere = { kind: 'split', dataset: 'd', split: 'test' } as const;
    expect((await run({ kind: 'evaluate', model: R, target: nowhere })).failure).toMatchObject({
      ...{ kind: 'BAD_INPUT', message: 'The test split of d has no images' },
    });
  }, 120_000);
});

describe('a benchmark', () => {
  it('is not removed while a job waits for it', async () => {
    const { client, studio, done, train, importPeople } = await aMeasuringStudio();
    await importPeople();
    await done(train('r', { epochs: 1 }));
    const long = await client.jobs.start(train('long', { epochs: 1000 }));
    const waiting = await client.jobs.start({ kind: 'evaluate', model: R, target: PEOPLE });

    await expect(client.benchmarks.remove({ name: 'people' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await client.jobs.cancel({ jobId: waiting.jobId });
    expect(await client.benchmarks.remove({ name: 'people' })).toEqual([]);
    await client.jobs.cancel({ jobId: long.jobId });
    await studio.requireSession().jobs.ended(long.jobId);
  }, 120_000);

  it('keeps one image of equal bytes, and none where they have several labels', async () => {
    const { client, done, run } = await aMeasuringStudio();
    const folder = temporaryFolder();
    for (const [nth, polarity] of POLARITIES.entries()) {
      await writeDrawn(join(folder, polarity, `${nth}.jpg`), nth, nth);
    }
    cpSync(join(folder, 'POS', '2.jpg'), join(folder, 'POS', 'again.jpg'));
    cpSync(join(folder, 'NEG', '0.jpg'), join(folder, 'POS', 'disputed.jpg'));
    writeFileSync(join(folder, 'NEU', 'broken.jpg'), 'no image');

    const figures = await done({ kind: 'import-benchmark', name: 'b', path: folder, form: 'auto' });

    expect(figures).toMatchObject({
      ...{ NEG: 0, NEU: 1, POS: 1, rejected: 3, sameBytes: 1, severalLabels: 2 },
      ...{ severalLabelsFiles: 'NEG/0.jpg, POS/disputed.jpg' },
      ...{ undecodable: 1, undecodableFiles: 'NEU/broken.jpg' },
    });
    expect(await client.benchmarks.list()).toMatchObject([
      { form: 'folders', classes: [{ name: 'NEU', polarity: 'NEU', images: 1 }, { name: 'POS' }] },
    ]);
    rmSync(folder, { recursive: true });
    await writeDrawn(join(folder, 'positive', 'a.jpg'), 2, 1);
    await writeDrawn(join(folder, 'odd', 'b.jpg'), 2, 2);
    const odd = { kind: 'import-benchmark', name: 'c', path: folder, form: 'folders' } as const;
    expect((await run(odd)).failure).toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringContaining('odd'),
      advice: expect.stringContaining('--class odd=POS'),
    });
    expect(await done({ ...odd, classes: { odd: null } })).toMatchObject({ POS: 1 });
  }, 60_000);
});

describe('a heat map', () => {
  it('is drawn while a training goes on, which is not disturbed', async () => {
    const { client, studio, done, train } = await aMeasuringStudio();
    await done(train('r', { epochs: 1 }));
    const session = studio.requireSession();
    const job = await client.jobs.start(train('long', { epochs: 1000 }));
    for await (const event of await client.runs.watch({ name: 'long' })) {
      if (event.kind === 'epoch-ended') break;
    }

    const maps = await Promise.all(
      POLARITIES.map((polarity) =>
        client.evaluations.heatMap({ model: R, mediaId: mediaIdOf('image 2'), polarity }),
      ),
    );

    for (const { rows, columns, values, probabilities } of maps) {
      expect(values).toHaveLength(rows * columns);
      expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
    }
    expect(Math.max(...maps.flatMap(({ values }) => values))).toBe(1);
    expect(session.workspace.runs.find('long')?.state).toBe('running');
    await client.jobs.cancel({ jobId: job.jobId });
    expect((await session.jobs.ended(job.jobId)).state).toBe('cancelled');
    await expect(
      client.evaluations.heatMap({ model: R, mediaId: mediaIdOf('nothing'), polarity: 'POS' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }, 120_000);

  it('is drawn for an epoch, whose model is made once and may be thrown away', async () => {
    const { client, studio, done, train } = await aMeasuringStudio();
    await done(train('r', { epochs: 1 }));
    const { workspace } = studio.requireSession();
    const model = { kind: 'epoch', run: 'r', epoch: 1 } as const;
    const ask = () =>
      client.evaluations.heatMap({ model, mediaId: mediaIdOf('image 2'), polarity: 'POS' });

    const [one, two] = await Promise.all([ask(), ask()]);
    expect(one).toEqual(two);
    const folder = await modelFolderOf({ parts: studio.parts, workspace }, model);
    expect(readdirSync(folder)).toContain('model.json');
    rmSync(workspace.folders.models, { recursive: true });
    expect(await ask()).toEqual(one);
  }, 120_000);
});
