import { ByteWriter, parquetWriteRows } from 'hyparquet-writer';
import type { PredictionFormat } from '../../../shared/domain/prediction-format.ts';
import type { PredictionRow } from '../../domain/prediction-row.ts';
import { PREDICTION_TEXTS, type PredictionText } from './prediction-text.ts';

/** Rows of a Parquet file that are in memory at once. */
const ROW_GROUP = 20_000;

type Rows = AsyncIterable<readonly PredictionRow[]>;

/** Takes a file piece by piece. */
type Target = {
  readonly add: (part: string | Uint8Array<ArrayBuffer>) => Promise<void> | void;
};

/** Writes predictions in a form, in memory that does not grow with them. */
export function writePredictionFile(
  format: PredictionFormat,
  target: Target,
  rows: Rows,
): Promise<void> {
  switch (format) {
    case 'csv':
    case 'jsonl':
      return writeText(PREDICTION_TEXTS[format], target, rows);
    case 'parquet':
      return writeParquet(target, rows);
  }
}

async function writeText(text: PredictionText, target: Target, pieces: Rows): Promise<void> {
  await target.add(text.head);
  for await (const rows of pieces) await target.add(text.rows(rows));
}

async function writeParquet(target: Target, pieces: Rows): Promise<void> {
  const writer = new ByteWriter();
  const flush = async (): Promise<void> => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    await target.add(bytes);
  };
  await parquetWriteRows({
    // why: the writer tells its type without `flush`, which it calls after each group of rows
    writer: Object.assign(writer, { flush, finish: flush }),
    rows: each(pieces),
    columns: [
      { name: 'path', type: 'STRING', nullable: false },
      { name: 'predicted', type: 'STRING', nullable: true },
      { name: 'confidence', type: 'FLOAT', nullable: true },
      { name: 'negative', type: 'FLOAT', nullable: true },
      { name: 'neutral', type: 'FLOAT', nullable: true },
      { name: 'positive', type: 'FLOAT', nullable: true },
    ],
    rowGroupSize: ROW_GROUP,
  });
}

async function* each(pieces: Rows): AsyncGenerator<PredictionRow, void, undefined> {
  for await (const rows of pieces) yield* rows;
}
