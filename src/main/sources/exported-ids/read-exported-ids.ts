import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { DatasetSummary } from '../../../shared/domain/dataset.ts';
import { MediaId } from '../../../shared/domain/ids.ts';
import { Polarity } from '../../../shared/domain/polarity.ts';
import { SPLITS } from '../../../shared/domain/split.ts';
import { Failure } from '../../../shared/failure.ts';
import type { SharedItem } from '../../pipeline/ports/dataset-restoring.ts';
import { readCsvRows } from '../reading/csv-rows.ts';
import { readLines } from '../reading/read-lines.ts';

/** A dataset that somebody passed on as ids. */
export type ExportedIds = {
  readonly dataset: DatasetSummary;
  /** All of its images, some at a time. */
  readonly items: (signal: AbortSignal) => AsyncIterable<readonly SharedItem[]>;
};

const COLUMNS = ['platform', 'post_id', 'image', 'polarity', 'confidence', 'sha256'] as const;
const Row = z.tuple([
  z.string().min(1),
  z.string().min(1),
  z.coerce.number().int().positive(),
  Polarity,
  z.coerce.number().min(0).max(1),
  MediaId,
]);

/**
 * Opens the folder of a dataset that was exported in the form `ids`.
 *
 * @throws Failure BAD_INPUT when it is none; so does reading when a row is none.
 */
export async function openExportedIds(folder: string): Promise<ExportedIds> {
  const dataset = await readFile(join(folder, 'dataset.json'), 'utf8').then(parsed, () => null);
  if (dataset === null) throw noExport(folder, 'dataset.json');
  for (const split of SPLITS) {
    const table = `${split}.csv`;
    await access(join(folder, table)).catch(() => {
      throw noExport(folder, table);
    });
  }
  return {
    dataset,
    items: async function* (signal) {
      for (const split of SPLITS) {
        const file = join(folder, `${split}.csv`);
        const lines = readLines(file, { from: { offset: 0, line: 0 }, signal });
        for await (const rows of readCsvRows(lines, ',')) {
          yield rows.flatMap((row) => {
            if (row.kind === 'rejected') throw badRow(file, row.line, row.detail);
            if (row.line === 1 && row.fields.join() === COLUMNS.join()) return [];
            const fields = Row.safeParse(row.fields);
            if (!fields.success) throw badRow(file, row.line, z.prettifyError(fields.error));
            const [platform, nativePostId, image, polarity, confidence, mediaId] = fields.data;
            return [
              { platform, nativePostId, position: image - 1, polarity, confidence, mediaId, split },
            ];
          });
        }
      }
    },
  };
}

/** The different ids of its posts of X, ascending. */
export async function xPostIds(
  { dataset, items }: ExportedIds,
  signal: AbortSignal,
): Promise<BigUint64Array> {
  const { counts } = dataset;
  const most = SPLITS.reduce((sum, split) => {
    const { NEG, NEU, POS } = counts[split];
    return sum + NEG + NEU + POS;
  }, 0);
  const ids = new BigUint64Array(most);
  let count = 0;
  for await (const some of items(signal)) {
    for (const { platform, nativePostId } of some) {
      if (platform !== 'x' || !/^\d{1,19}$/.test(nativePostId) || count === most) continue;
      ids[count] = BigInt(nativePostId);
      count += 1;
    }
  }
  const sorted = ids.subarray(0, count).sort();
  return sorted.filter((id, place) => id !== sorted[place - 1]);
}

function parsed(text: string): DatasetSummary | null {
  try {
    return DatasetSummary.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function noExport(folder: string, missing: string): Failure {
  return new Failure(
    'BAD_INPUT',
    `${folder} is no dataset that was passed on as ids: ${missing} is not there or cannot be read`,
    'Choose the folder that an export of the form ids made.',
  );
}

function badRow(file: string, line: number, detail: string): Failure {
  return new Failure(
    'BAD_INPUT',
    `${basename(file)}, line ${line}, is no row of the form ids: ${detail}`,
    `Columns are ${COLUMNS.join(', ')}. Take the file as it was exported; spreadsheets change long ids.`,
  );
}
