import { stringify } from 'csv-stringify/sync';
import { PREDICTION_COLUMNS, type PredictionRow } from '../../domain/prediction-row.ts';

/** Predictions as text, piece by piece. */
export type PredictionText = {
  readonly head: string;
  readonly rows: (rows: readonly PredictionRow[]) => string;
};

const CSV_TEXT: PredictionText = {
  head: stringify([[...PREDICTION_COLUMNS]]),
  rows: (rows) => stringify([...rows], { columns: [...PREDICTION_COLUMNS] }),
};

/** A JSON object a line. */
export const JSONL_TEXT: PredictionText = {
  head: '',
  rows: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
};

export const PREDICTION_TEXTS = { csv: CSV_TEXT, jsonl: JSONL_TEXT } as const;
