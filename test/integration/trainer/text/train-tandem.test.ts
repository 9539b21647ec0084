import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { forkTrainer } from '../../../../src/main/app/fork-trainer.ts';
import { createTrainerClient } from '../../../../src/main/app/trainer-client.ts';
import { trainerFromClient } from '../../../../src/main/app/trainer-from-client.ts';
import { TANDEM_SETTINGS } from '../../../../src/main/pipeline/train-tandem.ts';
import { trainTeacher } from '../../../../src/main/pipeline/train-teacher.ts';
import { networkTrainerOf } from '../../../../src/main/teacher/tandem/network-trainer-of.ts';
import { openTeacherFolder } from '../../../../src/main/teacher/tandem/open-teacher-folder.ts';
import { tandemOnShelf } from '../../../../src/main/teacher/tandem/tandem-on-shelf.ts';
import { writeLanguage } from '../../../helpers/a-tandem.ts';
import { madeUpTexts } from '../../../helpers/labelled-texts.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const TRAINER = fileURLToPath(new URL('../../../../src/main/trainer/entry.ts', import.meta.url));
const SETTINGS = {
  ...TANDEM_SETTINGS,
  cost: 1,
  folds: 2,
  network: TANDEM_SETTINGS.network && {
    ...TANDEM_SETTINGS.network,
    ...{ units: 4, epochs: 3, batchSize: 16, learningRate: 0.02, maxTokens: 8, tunedRows: 4 },
  },
};

test('a labelled file becomes a tandem whose network TensorFlow trained', async () => {
  const root = temporaryFolder();
  await writeLanguage(join(root, 'language'));
  const file = join(root, 'mine.tsv');
  const lines = madeUpTexts(240, 3).map(({ text, polarity }) => `${text}\t${polarity}`);
  writeFileSync(file, ['text\tpolarity', ...lines].join('\n'));
  const client = createTrainerClient({ start: () => forkTrainer(TRAINER) });
  onTestFinished(() => client.close());
  const folder = join(root, 'teachers', 'mine');

  const { score } = await trainTeacher(
    {
      readText: (path) => readFile(path, 'utf8'),
      folder: openTeacherFolder(folder, join(root, 'language')),
      networkTrainer: networkTrainerOf(trainerFromClient(client), join(root, 'tmp')),
    },
    { file, name: 'mine', terms: 'made up', seed: 6, settings: SETTINGS },
    { signal: new AbortController().signal, report: () => {} },
  );

  expect(score.macroRecall).toBeGreaterThan(0.8);
  const teacher = await (await tandemOnShelf(folder))?.load();
  const [good, bad, plain] = (await teacher?.classify([
    'I love the city',
    'awful phone today',
    'the train at noon',
  ])) ?? [[], [], []];
  expect(good?.[2]).toBeGreaterThan(0.6);
  expect(bad?.[0]).toBeGreaterThan(0.6);
  expect(plain?.[1]).toBeGreaterThan(0.6);
}, 60_000);
