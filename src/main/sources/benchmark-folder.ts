import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Polarity } from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import type { BenchmarkFile, ListBenchmark } from '../pipeline/ports/benchmark-source.ts';

/** Names that sub-folders may have, in lower case. */
const POLARITY_OF: Readonly<Record<string, Polarity>> = {
  neg: 'NEG',
  negative: 'NEG',
  '0': 'NEG',
  neu: 'NEU',
  neutral: 'NEU',
  '1': 'NEU',
  pos: 'POS',
  positive: 'POS',
  '2': 'POS',
};

/** Lists a benchmark folder that has one sub-folder per polarity (`negative`, `neutral`, `positive`, or 0, 1, 2). */
export const listBenchmark: ListBenchmark = async (folder) => {
  const root = resolve(folder);
  const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => {
    throw new Failure(
      'BAD_INPUT',
      `The folder ${root} cannot be read`,
      'Check the path of the benchmark.',
      { cause: error },
    );
  });
  const files: BenchmarkFile[] = [];
  for (const entry of entries) {
    const polarity = POLARITY_OF[entry.name.toLowerCase()];
    if (!entry.isDirectory() || polarity === undefined) continue;
    for (const name of await readdir(join(root, entry.name))) {
      if (name.startsWith('.')) continue;
      const file = join(entry.name, name);
      files.push({ path: join(root, file), file, polarity });
    }
  }
  if (files.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      `${root} has no sub-folder named negative, neutral or positive with images in it`,
      'Put the images into one sub-folder per polarity: negative, neutral, positive (or 0, 1, 2).',
    );
  }
  return files.sort((a, b) => (a.file < b.file ? -1 : 1));
};
