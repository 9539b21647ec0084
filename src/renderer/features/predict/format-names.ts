import type { PredictionFormat } from '../../../shared/domain/prediction-format.ts';

/** How the forms of written predictions are called. */
export const FORMAT_NAMES: Readonly<Record<PredictionFormat, string>> = {
  csv: 'CSV',
  jsonl: 'JSON lines',
  parquet: 'Parquet',
};
