import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { PEOPLE, saveBenchmark, saveJudgements } from '../../helpers/judged-workspace.ts';
import { writeDrawn, writeEmotionRoi } from '../../helpers/published-benchmarks.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fillWithDataset } from '../../helpers/trainable-workspace.ts';

const CLI = fileURLToPath(new URL('../../../src/main/cli/main.ts', import.meta.url));
const run = promisify(execFile);
const R = { kind: 'run', run: 'r' } as const;
const WEIGHTS = { kind: 'weights', name: 'w' } as const;

it('previews and imports benchmarks, shows what was measured, compares, and says what is wrong', async () => {
  const folder = temporaryFolder();
  const environment = { T4SA_USER_DATA: temporaryFolder() };
  const workspace = await aWorkspace(folder);
  fillWithDataset(workspace);
  const settings = defaultFineTuneSettings('FT-F');
  workspace.runs.create({ name: 'r', dataset: 'd', settings, createdAtMs: 1 });
  saveBenchmark(workspace, [
    { name: 'image 0', polarity: 'NEG', agreeing: 5 },
    { name: 'b', polarity: 'POS', agreeing: 4 },
  ]);
  saveJudgements(workspace, R, PEOPLE, { 'image 0': [0.7, 0.2, 0.1], b: [0.3, 0.5, 0.2] });
  saveJudgements(workspace, WEIGHTS, PEOPLE, { 'image 0': [0.1, 0.2, 0.7], b: [0, 0, 1] });
  workspace.close();
  const studio = async (...args: readonly string[]) => {
    const { code, events, stderr } = await runStudio(['-w', folder, ...args], { environment });
    return { code, stderr, last: events.at(-1) };
  };

  const roi = temporaryFolder();
  await writeEmotionRoi(roi, 2);
  await writeDrawn(join(roi, 'images', 'boredom', '1.jpg'), 0, 99);
  expect((await studio('benchmark', 'roi', roi, '--preview')).last).toMatchObject({
    ...{ event: 'preview', form: 'csv', images: 12 },
  });
  const images = join(roi, 'images');
  const refused = await studio('benchmark', 'roi', images);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('--class boredom=POS');
  expect((await studio('benchmark', 'roi', images, '--class', 'boredom=none')).last).toMatchObject({
    ...{ event: 'finished', summary: { NEG: 8, NEU: 0, POS: 4, rejected: 0, form: 'folders' } },
  });
  expect((await studio('benchmarks')).last).toMatchObject({
    benchmarks: expect.arrayContaining([expect.objectContaining({ name: 'roi' })]),
  });
  expect((await studio('benchmarks', 'remove', 'roi', '--yes')).code).toBe(0);

  expect((await studio('evaluations')).last).toMatchObject({
    evaluations: [{ model: R }, { model: WEIGHTS }],
  });
  expect((await studio('report', 'r', 'people', '--manner', 'drop-neutral')).last).toMatchObject({
    event: 'report',
    metrics: { images: 2, accuracy: { value: 0.5 }, manner: 'drop-neutral' },
    contamination: { images: 1, trainingImages: 24, accuracyWithout: { value: 0 } },
    published: expect.arrayContaining([expect.objectContaining({ subset: '5 agree' })]),
  });
  expect((await studio('compare', 'r', 'weights:w', 'people')).last).toMatchObject({
    ...{ event: 'comparison', images: 2, onlyFirstRight: 1, onlySecondRight: 1 },
  });
  expect((await studio('report', 'r', 'split:d:test')).stderr).toContain('Evaluate it first');
  expect((await studio('evaluate', 'weights:nobody', 'people')).stderr).toContain(
    'There are no weights named nobody',
  );
  expect((await studio('evaluate', 'epoch:r:x', 'people')).stderr).toContain(
    'epoch:r:x names no model',
  );
}, 240_000);

it('shows reports and comparisons as text', async () => {
  const folder = temporaryFolder();
  const environment = { T4SA_USER_DATA: temporaryFolder() };
  const workspace = await aWorkspace(folder);
  saveBenchmark(workspace, [{ name: 'a', polarity: 'NEG', agreeing: 5 }]);
  saveJudgements(workspace, WEIGHTS, PEOPLE, { a: [0.7, 0.2, 0.1] });
  workspace.close();
  const text = async (...args: readonly string[]) =>
    (
      await run(process.execPath, [CLI, '-w', folder, ...args], {
        env: { ...process.env, ...environment },
      })
    ).stdout;

  const report = await text('report', 'weights:w', 'people');
  expect(report).toContain('w (imported) on people, three-way: 1 images');
  expect(report).toContain('accuracy                     100.0 % (20.7 % to 100.0 %)');
  expect(report).toContain('VGG-19 FT-A (2017)');
  expect(await text('compare', 'weights:w', 'weights:w', 'people')).toContain(
    'They cannot be told apart',
  );
}, 120_000);
