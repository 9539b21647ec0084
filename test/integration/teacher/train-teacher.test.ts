import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDocumentNetwork } from '../../../src/main/domain/text/document-network-file.ts';
import type { Trainer } from '../../../src/main/pipeline/ports/trainer.ts';
import { TANDEM_SETTINGS } from '../../../src/main/pipeline/train-tandem.ts';
import { trainTeacher } from '../../../src/main/pipeline/train-teacher.ts';
import { networkTrainerOf } from '../../../src/main/teacher/tandem/network-trainer-of.ts';
import { openTeacherFolder } from '../../../src/main/teacher/tandem/open-teacher-folder.ts';
import { tandemOnShelf } from '../../../src/main/teacher/tandem/tandem-on-shelf.ts';
import { mostProbable } from '../../../src/shared/domain/polarity.ts';
import { writeLanguage } from '../../helpers/a-tandem.ts';
import { madeUpTexts } from '../../helpers/labelled-texts.ts';
import { randomWeights } from '../../helpers/random-document-network.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const SETTINGS = {
  ...TANDEM_SETTINGS,
  cost: 1,
  network: TANDEM_SETTINGS.network && { ...TANDEM_SETTINGS.network, units: 2, tunedRows: 0 },
};

/** Stands in for TensorFlow: networks that learned nothing. */
const trainer: Pick<Trainer, 'trainDocumentNetwork'> = {
  async *trainDocumentNetwork({ weightsFile, settings, seed }) {
    yield { epoch: 1, epochs: 1, done: 1, total: 1, loss: 1 };
    const { units, tunedRows, maxTokens } = settings;
    const sizes = { embedding: 2, tunedRows, units, attention: units, maxTokens };
    await writeFile(weightsFile, writeDocumentNetwork(randomWeights(sizes, seed)));
  },
};

async function workshop() {
  const root = temporaryFolder();
  const language = join(root, 'language');
  await writeLanguage(language);
  const file = join(root, 'mine.tsv');
  const words = ['negative', 'neutral', 'positive'];
  const lines = madeUpTexts(300, 3).map(({ text, polarity }) => `${text}\t${words[polarity]}`);
  await writeFile(file, ['text\tpolarity', ...lines, 'odd\tangry'].join('\n'));
  const train = (name: string, signal = new AbortController().signal) =>
    trainTeacher(
      {
        readText: (path) => readFile(path, 'utf8'),
        folder: openTeacherFolder(join(root, 'teachers', name), language),
        networkTrainer: networkTrainerOf(trainer, join(root, 'tmp')),
      },
      { file, name, terms: 'made up', seed: 6, settings: SETTINGS },
      { signal, report: () => {} },
    );
  return { root, train };
}

test('a file of labelled texts becomes a teacher with a card', async () => {
  const { root, train } = await workshop();
  const summary = await train('mine-1');
  expect(summary).toMatchObject({ texts: 300, rejected: 1 });
  expect(summary.firstRejection).toBe('line 302: "angry" is no polarity');
  const onShelf = await tandemOnShelf(join(root, 'teachers', 'mine-1'));
  expect(onShelf?.summary).toMatchObject({ name: 'mine-1', kind: 'tandem' });
  expect(onShelf?.summary.card?.score).toEqual(summary.score);
  const teacher = await onShelf?.load();
  const [probabilities] = (await teacher?.classify(['happy love great'])) ?? [];
  expect(probabilities && mostProbable(probabilities).polarity).toBe('POS');
  expect(await readdir(join(root, 'tmp'))).toEqual([]);
});

test('the same file and seed give the same weights, byte for byte', async () => {
  const { root, train } = await workshop();
  await train('a-1');
  await train('a-2');
  for (const file of ['svm.bin', 'network.bin']) {
    const [first, second] = await Promise.all(
      ['a-1', 'a-2'].map((name) => readFile(join(root, 'teachers', name, file))),
    );
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  }
});

test('a cancelled training leaves no teacher behind', async () => {
  const { root, train } = await workshop();
  const cancel = new AbortController();
  cancel.abort(new Error('cancelled'));
  await expect(train('mine-1', cancel.signal)).rejects.toThrow('cancelled');
  expect(await readdir(root)).not.toContain('teachers');
  expect(await readdir(join(root, 'tmp'))).toEqual([]);
});
