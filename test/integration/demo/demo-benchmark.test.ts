import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeDemoBenchmark } from '../../../src/main/demo/demo-benchmark.ts';
import { readBenchmark } from '../../../src/main/sources/benchmark/read-benchmark.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

it('writes a folder that the program reads as a benchmark', async () => {
  const folder = join(temporaryFolder(), 'inside', 'benchmark');

  await writeDemoBenchmark(folder, { seed: 1, perPolarity: 3 });

  const { files } = await readBenchmark({ path: folder, form: 'auto' });
  expect(files.map(({ polarity }) => polarity)).toEqual([
    'NEG',
    'NEG',
    'NEG',
    'NEU',
    'NEU',
    'NEU',
    'POS',
    'POS',
    'POS',
  ]);
  expect(new Set(files.map(({ path }) => readFileSync(path).toString('base64'))).size).toBe(9);
  expect(readFileSync(join(folder, 'demo-benchmark.json'), 'utf8')).toContain('"synthetic": true');
  expect(readdirSync(join(folder, '..'))).toEqual(['benchmark']);
});

it('does nothing the second time, and replaces a benchmark of another seed', async () => {
  const folder = join(temporaryFolder(), 'benchmark');
  const picture = join(folder, 'positive', 'pos-0001.jpg');
  await writeDemoBenchmark(folder, { seed: 1, perPolarity: 2 });
  const [before, bytes] = [statSync(picture).mtimeMs, readFileSync(picture)];

  await writeDemoBenchmark(folder, { seed: 1, perPolarity: 2 });
  expect(statSync(picture).mtimeMs).toBe(before);

  await writeDemoBenchmark(folder, { seed: 2, perPolarity: 1 });
  expect(readFileSync(picture).equals(bytes)).toBe(false);
  expect(filesOf(folder).filter((name) => name.endsWith('.jpg'))).toHaveLength(3);

  await writeDemoBenchmark(folder, { seed: 1, perPolarity: 2 });
  expect(readFileSync(picture).equals(bytes)).toBe(true);
});

it('leaves folders with other content alone', async () => {
  const folder = join(temporaryFolder(), 'mine');
  mkdirSync(folder);
  writeFileSync(join(folder, 'thesis.txt'), 'years of work');

  await expect(writeDemoBenchmark(folder, { seed: 1, perPolarity: 1 })).rejects.toThrow(
    'choose an empty or new folder',
  );
  expect(filesOf(folder)).toEqual(['thesis.txt']);
});
