import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WHOLE_GALLERY } from '../../../src/shared/domain/gallery.ts';
import { writeTinyTransformer } from '../../fixtures/tiny-transformer.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { fillWorkspace } from '../../helpers/a-workspace.ts';

const VADER = 'vader-1.1.3';
const ANY = { NEG: 0, NEU: 0, POS: 0 } as const;

async function aProgram() {
  // Without a teacher that ships, VADER is the default.
  const { folder, studio, open, client, run } = await aStudio({ shippedTeachers: false });
  const addTiny = async () => {
    writeTinyTransformer(join(folder, 'model'), {
      labels: ['negative', 'neutral', 'positive'],
      seed: 1,
    });
    const job = await run({
      kind: 'add-transformer',
      name: 'tiny',
      source: join(folder, 'model'),
    });
    return String(job.summary?.['teacher']);
  };
  return { folder, studio, client, run, open, addTiny };
}

describe('the teacher of a workspace', () => {
  it('is the default until another is chosen, and relabelling overwrites nothing', async () => {
    const { studio, client, run, open, addTiny } = await aProgram();
    fillWorkspace(studio.requireSession().workspace, [
      { nativeId: '1', images: ['sea', 'sky'], polarity: 'POS', confidence: 0.9 },
    ]);
    expect((await client.settings.get()).teacher).toBe(VADER);
    expect((await run({ kind: 'label' })).summary).toMatchObject({ teacher: VADER, posts: 1 });
    const before = await client.funnel.get();
    expect(before).toMatchObject({ labelledPosts: 1 });

    const tiny = await addTiny();
    expect((await client.teachers.choose({ teacher: tiny })).teacher).toBe(tiny);
    expect(await client.funnel.get()).toMatchObject({ labelledPosts: 0 });
    expect(await client.teachers.previewSelection(ANY)).toEqual({ NEG: 0, NEU: 0, POS: 0 });
    expect((await run({ kind: 'label' })).summary).toMatchObject({
      teacher: tiny,
      posts: 1,
      media: 2,
    });
    const { viewId } = await client.gallery.open({
      filter: WHOLE_GALLERY,
      order: 'newest',
      grouping: 'none',
    });
    const [item] = await client.gallery.page({ viewId, offset: 0, limit: 10 });
    const [own] = await (await studio.requireSession().shelf.load(tiny)).classify([
      item?.post?.text ?? '',
    ]);
    expect(item?.weak?.probabilities).toEqual(own);

    await open();
    expect((await client.settings.get()).teacher).toBe(tiny);
    await client.teachers.choose({ teacher: VADER });
    expect(await client.funnel.get()).toEqual(before);
    expect((await run({ kind: 'label' })).summary).toMatchObject({ posts: 0, media: 2 });
  });

  it('may be changed while posts are being read: the new one reads them too', async () => {
    const { studio, client, addTiny } = await aProgram();
    const { workspace, jobs } = studio.requireSession();
    fillWorkspace(workspace, [
      { nativeId: '1', images: ['sea'], polarity: 'POS', confidence: 0.9 },
    ]);
    // Its thread takes long to start: there is time for another choice.
    await client.teachers.choose({ teacher: await addTiny() });

    const first = jobs.start({ kind: 'label' });
    await client.teachers.choose({ teacher: VADER });
    const second = jobs.start({ kind: 'label' });

    expect(second.jobId).toBe(first.jobId);
    expect((await jobs.ended(first.jobId)).summary).toMatchObject({ teacher: VADER, media: 1 });
    expect(await client.funnel.get()).toMatchObject({ labelledPosts: 1 });
  });

  it('cannot be one that is not there', async () => {
    const { client } = await aProgram();

    await expect(client.teachers.choose({ teacher: 'nobody' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(client.teachers.explain({ teacher: 'nobody', text: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await client.settings.get()).teacher).toBe(VADER);
  });

  it('is chosen by the first labelling, so that a later default does not change it', async () => {
    const { studio, run } = await aProgram();
    const { teachers } = studio.requireSession().workspace;
    expect(teachers.chosen()).toBeNull();

    await run({ kind: 'label' });

    expect(teachers.chosen()).toBe(VADER);
  });
});

describe('adding and comparing teachers', () => {
  it('lists an added teacher with its mapping, and explains texts by it', async () => {
    const { client, addTiny } = await aProgram();

    const tiny = await addTiny();

    expect(await client.teachers.list()).toEqual([
      expect.objectContaining({ name: VADER, kind: 'word-list' }),
      expect.objectContaining({
        name: tiny,
        labelMapping: { negative: 'NEG', neutral: 'NEU', positive: 'POS' },
      }),
    ]);
    const { words } = await client.teachers.explain({ teacher: tiny, text: 'i love rain' });
    expect(words.map(({ text }) => text)).toEqual(['i', 'love', 'rain']);
  });

  it('measures teachers on a labelled file, and keeps the comparison', async () => {
    const { folder, client, run, addTiny } = await aProgram();
    const tiny = await addTiny();
    const file = join(folder, 'labelled.tsv');
    writeFileSync(
      file,
      [
        'text\tpolarity',
        'what a lovely day\tpositive',
        'i hate this awful rain\tnegative',
        'the table is there\tneutral',
        'is it\tneither',
      ].join('\n'),
    );

    const job = await run({ kind: 'compare-teachers', teachers: [VADER, tiny, VADER], file });

    expect(job.summary).toEqual({ texts: 3, rejected: 1 });
    const [comparison] = await client.teachers.comparisons();
    expect(comparison?.file).toBe(file);
    expect(comparison?.scores.map(({ teacher }) => teacher)).toEqual([VADER, tiny]);
    expect(comparison?.scores[0]?.score).toMatchObject({
      texts: 3,
      macroRecall: 1,
      confusion: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
  });

  it('fails with words for a file that is not there, an unknown teacher, an empty folder', async () => {
    const { folder, client, run } = await aProgram();
    const file = join(folder, 'labelled.csv');
    writeFileSync(file, 'text,polarity\na,0\nb,1\nc,2\n');
    mkdirSync(join(folder, 'empty'));

    const missing = await run({ kind: 'compare-teachers', teachers: [VADER], file: `${file}x` });
    const unknown = await run({ kind: 'compare-teachers', teachers: ['nobody'], file });
    const empty = await run({ kind: 'add-transformer', name: 'e', source: join(folder, 'empty') });

    expect(missing.failure?.kind).toBe('BAD_INPUT');
    expect(unknown.failure?.kind).toBe('NOT_FOUND');
    expect(empty.failure?.message).toContain('config.json, tokenizer.json, onnx/model.onnx');
    expect(await client.teachers.comparisons()).toEqual([]);
    expect(readdirSync(join(folder, 'workspace/teachers'))).toEqual([]);
  });
});
