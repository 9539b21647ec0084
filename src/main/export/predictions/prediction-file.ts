import type { PredictedImage } from '../../../shared/contract/predict-contract.ts';
import type { PredictionFormat } from '../../../shared/domain/prediction-format.ts';
import { predictionRow } from '../../domain/prediction-row.ts';
import { writePredictionFile } from './write-prediction-file.ts';

const TYPES: Readonly<Record<PredictionFormat, string>> = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
};

/** Predictions that somebody has already, as a file in memory. */
export async function predictionFile(
  format: PredictionFormat,
  images: readonly PredictedImage[],
): Promise<File> {
  const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  await writePredictionFile(
    format,
    { add: (part) => void parts.push(part) },
    once(images.map(({ file, probabilities }) => predictionRow(file, probabilities))),
  );
  return new File(parts, `predictions.${format}`, { type: TYPES[format] });
}

async function* once<T>(value: T): AsyncGenerator<T, void, undefined> {
  yield value;
}
