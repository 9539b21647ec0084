import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createTandemClassifier } from '../../../src/main/domain/text/tandem-model.ts';
import { openTeacherFolder } from '../../../src/main/teacher/tandem/open-teacher-folder.ts';
import { readTandem } from '../../../src/main/teacher/tandem/tandem-folder.ts';
import { tandemOnShelf } from '../../../src/main/teacher/tandem/tandem-on-shelf.ts';
import { aTandem, writeLanguage } from '../../helpers/a-tandem.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const WORKER = new URL('../../../src/main/teacher/tandem/tandem-worker.ts', import.meta.url);
const TEXTS = ['I love it', 'hate the train', '', '😂😂', 'at noon', '\ud800 not great'];

let folder: string;
beforeEach(async () => {
  const root = temporaryFolder();
  folder = join(root, 'mine-1');
  await writeLanguage(join(root, 'language'));
  await openTeacherFolder(folder, join(root, 'language')).write({
    name: 'mine-1',
    description: 'A teacher',
    card: null,
    model: aTandem(1),
  });
});

test('a written tandem is read back as it was', async () => {
  const { name, language, model } = await readTandem(folder);
  expect(name).toBe('mine-1');
  const read = createTandemClassifier(language, model);
  const written = createTandemClassifier(language, aTandem(1));
  for (const text of TEXTS) expect(read.classify(text)).toEqual(written.classify(text));
});

test('a teacher is never overwritten', async () => {
  const before = await readFile(join(folder, 'teacher.json'), 'utf8');
  const again = openTeacherFolder(folder, folder).write({
    name: 'mine-1',
    description: 'Another',
    card: null,
    model: aTandem(2),
  });
  await expect(again).rejects.toMatchObject({ kind: 'CONFLICT' });
  expect(await readFile(join(folder, 'teacher.json'), 'utf8')).toBe(before);
});

test('a damaged folder says what is wrong with it', async () => {
  const file = join(folder, 'svm.bin');
  await writeFile(file, (await readFile(file)).subarray(0, 1000));
  await expect(readTandem(folder)).rejects.toMatchObject({ kind: 'BAD_INPUT' });
});

test('a folder without a tandem is none', async () => {
  expect(await tandemOnShelf(join(folder, 'nothing'))).toBeNull();
});

test('threads give what one thread gives, in the order of the texts', async () => {
  const many = Array.from({ length: 700 }, (_, index) => `${TEXTS[index % 6]} ${index}`);
  const alone = await (await tandemOnShelf(folder))?.load();
  const threaded = await (await tandemOnShelf(folder, WORKER.pathname))?.load();
  try {
    const [expected, found] = await Promise.all([alone?.classify(many), threaded?.classify(many)]);
    expect(found).toHaveLength(700);
    expect(found).toEqual(expected);
  } finally {
    await threaded?.close?.();
  }
});
