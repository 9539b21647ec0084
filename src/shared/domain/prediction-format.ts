/** Forms that predictions are written in. */
export const PREDICTION_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
export type PredictionFormat = (typeof PREDICTION_FORMATS)[number];
