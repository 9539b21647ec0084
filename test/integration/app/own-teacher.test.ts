import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import {
  fillWithTexts,
  judgeAudit,
  judgeImages,
  noisyVerdicts,
  slangTexts,
} from '../../helpers/judged-posts.ts';

const VADER = 'vader-1.1.3';
const TANDEM = 'tandem-1';

async function aProgram() {
  const { folder, studio, client, run } = await aStudio();
  const { workspace, shelf } = studio.requireSession();
  return { folder, studio, client, workspace, shelf, run };
}

describe('a teacher calibrated on an audit', () => {
  it('is a new teacher that can be chosen; labels are mapped; datasets keep naming the old one', async () => {
    const { client, workspace, shelf, run } = await aProgram();
    const texts = slangTexts(240, 1);
    fillWithTexts(workspace, 'p', texts);
    await client.teachers.choose({ teacher: VADER });
    await run({ kind: 'label' });
    await run({ kind: 'near-duplicates' });
    const built = await run({
      ...{ kind: 'build-dataset', name: 'd', balance: false, seed: 1 },
      selection: { NEG: 0, NEU: 0, POS: 0 },
      splitRatios: { train: 0.8, validation: 0.1, test: 0.1 },
    });
    expect(built.failure).toBeNull();
    judgeAudit(workspace, 'check', 'p', noisyVerdicts(texts.slice(0, 200), 0.6, 2));

    const job = await run({ kind: 'calibrate-teacher', teacher: VADER, audit: 'check' });

    expect(job.failure).toBeNull();
    const name = String(job.summary?.['teacher']);
    expect(name).toMatch(/^vader-1\.1\.3\+check@[0-9a-f]{8}$/);
    expect(readdirSync(workspace.folders.teachers)).toEqual([name]);
    expect(readdirSync(workspace.folders.temporary)).toEqual([]);
    expect(job.summary).toMatchObject({ verdicts: 200 });
    expect(Number(job.summary?.['logLossAfter'])).toBeLessThan(
      Number(job.summary?.['logLossBefore']),
    );
    const summary = (await client.teachers.list()).find((teacher) => teacher.name === name);
    expect(summary).toMatchObject({ kind: 'calibrated', card: { score: { texts: 200 } } });
    expect(summary?.description).toContain('200 verdicts of the audit check');
    const written = JSON.parse(
      readFileSync(join(workspace.folders.teachers, name, 'calibrated.json'), 'utf8'),
    );
    expect(written).toMatchObject({ base: VADER, audit: 'check', revision: 200 });

    const again = await run({ kind: 'calibrate-teacher', teacher: VADER, audit: 'check' });
    expect(again.summary?.['teacher']).toBe(name);
    expect(readdirSync(workspace.folders.teachers)).toEqual([name]);

    await client.teachers.choose({ teacher: name });
    const labelled = await run({ kind: 'label' });
    expect(labelled.summary).toMatchObject({ teacher: name, posts: 240, media: 240 });
    const teacher = await shelf.load(name);
    const [own] = await teacher.classify([texts[0]?.text ?? '']);
    const [row] = workspace.weakLabels.labelledByOther('nobody', name, 0, 1);
    for (const index of [0, 1, 2] as const) {
      expect(row?.probabilities[index]).toBeCloseTo(own?.[index] ?? -1, 12);
    }
    const { probabilities, words } = await client.teachers.explain({
      teacher: name,
      text: 'what a lovely day',
    });
    expect(probabilities[2]).toBeLessThan(0.98);
    expect(words.find(({ text }) => text === 'lovely')?.effect[2]).toBeGreaterThan(0);
    const dataset = (await client.datasets.list()).find((one) => one.name === 'd');
    expect(dataset?.recipe.teacher).toBe(VADER);
  });

  it('reads the posts that its base has not read', async () => {
    const { client, workspace, run } = await aProgram();
    const texts = slangTexts(120, 3);
    fillWithTexts(workspace, 'p', texts);
    judgeAudit(workspace, 'check', 'p', noisyVerdicts(texts, 0.6, 4));
    const job = await run({ kind: 'calibrate-teacher', teacher: VADER, audit: 'check' });
    await client.teachers.choose({ teacher: String(job.summary?.['teacher']) });

    expect((await run({ kind: 'label' })).summary).toMatchObject({ posts: 120, media: 120 });
  });

  it('is refused with words: too few verdicts, an audit or a teacher that is not there', async () => {
    const { workspace, run } = await aProgram();
    const texts = slangTexts(200, 5);
    fillWithTexts(workspace, 'p', texts);
    judgeAudit(workspace, 'few', 'p', noisyVerdicts(texts, 0.6, 2), { answered: 49 });
    const failureOf = async (teacher: string, audit: string) =>
      (await run({ kind: 'calibrate-teacher', teacher, audit })).failure;

    expect(await failureOf(VADER, 'few')).toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringContaining('49 images'),
    });
    expect((await failureOf(VADER, 'nothing'))?.kind).toBe('NOT_FOUND');
    expect((await failureOf('nobody', 'few'))?.kind).toBe('NOT_FOUND');
    expect(readdirSync(workspace.folders.teachers)).toEqual([]);
  });

  it('says so when the teacher that it stands on is gone or another', async () => {
    const { folder, workspace, shelf, run } = await aProgram();
    const texts = slangTexts(160, 6);
    fillWithTexts(workspace, 'p', texts);
    judgeAudit(workspace, 'a', 'p', noisyVerdicts(texts, 0.6, 2));
    const first = await run({ kind: 'calibrate-teacher', teacher: VADER, audit: 'a' });
    const base = String(first.summary?.['teacher']);
    const { teachers } = workspace.folders;
    const file = join(teachers, base, 'calibrated.json');
    const top = 'top@00000000';
    const written = JSON.parse(readFileSync(file, 'utf8'));
    const digest = await (await shelf.find(base)).digest();
    renameSync(join(teachers, base), join(folder, 'away'));
    mkdirSync(join(teachers, top));
    writeFileSync(
      join(teachers, top, 'calibrated.json'),
      JSON.stringify({ ...written, name: top, base, baseDigest: digest }),
    );

    await expect(shelf.load(top)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    renameSync(join(folder, 'away'), join(teachers, base));
    writeFileSync(file, JSON.stringify({ ...written, revision: 7 }));
    await expect(shelf.load(top)).rejects.toMatchObject({ kind: 'CONFLICT' });
    writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
    expect(await (await shelf.load(top)).classify(['good'])).toHaveLength(1);
  });
});

describe('a teacher adapted to verdicts', () => {
  it('knows the words of the workspace; audits are kept out; the base stays', async () => {
    const { workspace, shelf, run } = await aProgram();
    const [judged, audited] = [slangTexts(150, 7), slangTexts(60, 8)];
    fillWithTexts(workspace, 'p', judged);
    fillWithTexts(
      workspace,
      'q',
      audited.map((text) => ({ ...text, text: `${text.text} q` })),
    );
    judgeImages(workspace, 'p', judged);
    judgeAudit(
      workspace,
      'check',
      'q',
      audited.map(({ polarity }) => POLARITIES[polarity] ?? 'NEU'),
    );
    const request = { kind: 'adapt-teacher', name: 'mine', base: TANDEM, seed: 1 } as const;

    const job = await run(request);

    expect(job.failure).toBeNull();
    const name = String(job.summary?.['teacher']);
    expect(name).toMatch(/^mine@[0-9a-f]{8}$/);
    expect(job.summary).toMatchObject({ verdicts: 150, contradictory: 0, texts: 0 });
    expect(Number(job.summary?.['macroRecall'])).toBeGreaterThan(
      Number(job.summary?.['macroRecallBefore']) + 0.1,
    );
    const texts = ['that slapperino sofa', 'that grubbish sofa'];
    const [good, bad] = await (await shelf.load(name)).classify(texts);
    const [goodBefore, badBefore] = await (await shelf.load(TANDEM)).classify(texts);
    expect(good?.[2]).toBeGreaterThan((goodBefore?.[2] ?? 1) + 0.1);
    expect(bad?.[0]).toBeGreaterThan((badBefore?.[0] ?? 1) + 0.1);
    expect(readdirSync(workspace.folders.teachers)).toEqual([name]);
    const again = await run(request);
    expect(again.summary?.['teacher']).toBe(name);
    const summary = (await shelf.list()).find((teacher) => teacher.name === name);
    expect(summary?.card?.trainedOn).toContain('150 posts by the verdicts on their images');
  }, 60_000);

  it('is refused with words: too few texts, a base without machines', async () => {
    const { folder, workspace, run } = await aProgram();
    const few = slangTexts(59, 9);
    fillWithTexts(workspace, 'p', few);
    judgeImages(workspace, 'p', few);
    const adapt = { kind: 'adapt-teacher', name: 'mine', base: TANDEM, seed: 1 } as const;

    expect((await run(adapt)).failure).toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringContaining('adapting needs 60'),
    });
    expect((await run({ ...adapt, base: VADER })).failure?.message).toContain('linear machines');
    const missing = await run({ ...adapt, file: join(folder, 'nothing.tsv') });
    expect(missing.failure?.kind).toBe('BAD_INPUT');
    expect(readdirSync(workspace.folders.teachers)).toEqual([]);
  });
});
