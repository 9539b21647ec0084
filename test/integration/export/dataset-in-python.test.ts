import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exportDataset } from '../../../src/main/export/dataset/export-dataset.ts';
import { DATASET_FORMATS, type DatasetFormat } from '../../../src/shared/domain/dataset-export.ts';
import { POLARITIES, polarityIndex } from '../../../src/shared/domain/polarity.ts';
import { mediaIdOf } from '../../helpers/a-workspace.ts';
import {
  exportableWorkspace,
  imageBytes,
  imageOf,
  PLAIN_FACTS,
  polarityOf,
  postIdOf,
  splitOf,
} from '../../helpers/exportable-workspace.ts';
import { PYTHON } from '../../helpers/torch-reference.ts';

const SCRIPT = fileURLToPath(new URL('../../fixtures/read-datasets.py', import.meta.url));
const IMAGES = 40;
const TIMEOUT_MS = 240_000;

type Found = Readonly<
  Record<
    string,
    {
      readonly rows: readonly {
        readonly post_id: string;
        readonly label: number | string;
        readonly confidence: number;
        readonly sha256: string;
        readonly bytes: string | null;
      }[];
      readonly names: readonly string[] | null;
      readonly size: readonly number[] | null;
    }
  >
>;

/** Whether Python has a package; says loudly what is skipped where it has not. */
function hasPackage(name: string): boolean {
  const found = spawnSync(PYTHON, ['-c', `import ${name}`]).status === 0;
  if (!found) {
    console.warn(
      `SKIPPED: ${PYTHON} has no ${name}, so exported datasets are not read with it. ` +
        `Install it (pip install ${name}), or name an interpreter that has it in T4SA_PYTHON.`,
    );
  }
  return found;
}

async function exported(format: DatasetFormat): Promise<string> {
  const workspace = await exportableWorkspace(IMAGES);
  const folder = join(workspace.folders.exports, `d-${format}`);
  await exportDataset(
    { ...workspace, factsOf: async () => PLAIN_FACTS },
    { dataset: 'd', format, folder, limits: { images: 9, bytes: Number.POSITIVE_INFINITY } },
    { signal: new AbortController().signal, report: () => undefined },
  );
  return folder;
}

function read(form: string, folder: string) {
  const run = spawnSync(PYTHON, [SCRIPT, form, folder], {
    encoding: 'utf8',
    env: { ...process.env, HF_HUB_OFFLINE: '1', HF_HOME: join(folder, '..', 'hub') },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
}

describe.skipIf(!hasPackage('datasets'))('datasets.load_dataset', () => {
  it.each(['parquet', 'image-folder', 'ids'] as const)(
    'reads the form %s',
    { timeout: TIMEOUT_MS },
    async (format) => {
      const found: Found = read(format, await exported(format));

      expect(Object.keys(found).sort()).toEqual(['test', 'train', 'validation']);
      const seen: string[] = [];
      for (const [split, { rows, names, size }] of Object.entries(found)) {
        expect(names).toEqual(format === 'parquet' ? POLARITIES : null);
        expect(size).toEqual(format === 'ids' ? null : [16, 16]);
        for (const row of rows) {
          seen.push(row.post_id);
          const index = Array.from({ length: IMAGES }, (_, at) => at).find(
            (at) => postIdOf(at) === row.post_id,
          );
          if (index === undefined) throw new Error(`${row.post_id} is none of the posts`);
          const polarity = polarityOf(index);
          expect(splitOf(index)).toBe(split);
          expect(row.label).toBe(format === 'parquet' ? polarityIndex(polarity) : polarity);
          expect(row.confidence).toBe(0.75);
          expect(row.sha256).toBe(mediaIdOf(imageOf(index)));
          if (format === 'ids') continue;
          const bytes = await imageBytes(index);
          expect(row.bytes).toBe(createHash('sha256').update(bytes).digest('hex'));
        }
      }
      expect(new Set(seen).size).toBe(IMAGES);
    },
  );
});

describe.skipIf(!hasPackage('mlcroissant'))('mlcroissant', () => {
  it.each(DATASET_FORMATS)(
    'finds no fault with the metadata of the form %s, and reads its records',
    { timeout: TIMEOUT_MS },
    async (format) => {
      const { errors, warnings, records } = read('croissant', await exported(format));

      expect(errors).toEqual([]);
      expect(warnings).toEqual([]);
      const counts = { train: 32, validation: 4, test: 4 };
      const expected = {
        ids: counts,
        'image-folder': counts,
        t4sa: { items: IMAGES },
        parquet: { images: IMAGES },
        webdataset: {},
      };
      expect(records).toEqual(expected[format]);
    },
  );
});

describe.skipIf(!hasPackage('tarfile'))("Python's tarfile", () => {
  it('reads WebDataset shards', async () => {
    const folder = await exported('webdataset');
    const run = spawnSync(
      PYTHON,
      [
        '-c',
        'import sys, tarfile; print(sum(len(tarfile.open(path).getnames()) for path in sys.argv[1:]))',
        ...['train-000000.tar', 'train-000003.tar', 'test-000000.tar'].map((name) =>
          join(folder, name),
        ),
      ],
      { encoding: 'utf8' },
    );
    expect(run.stdout.trim(), run.stderr).toBe(String(3 * (9 + 5 + 4)));
  });
});
