import { mostProbable, type Polarity, type Probabilities } from '../../shared/domain/polarity.ts';

/** What is written of a judged image; all null where it could not be decoded. */
export type PredictionRow = {
  readonly path: string;
  readonly predicted: Polarity | null;
  /** The probability of the predicted polarity. */
  readonly confidence: number | null;
  readonly negative: number | null;
  readonly neutral: number | null;
  readonly positive: number | null;
};

/** Columns of written predictions, in their order. */
export const PREDICTION_COLUMNS = [
  'path',
  'predicted',
  'confidence',
  'negative',
  'neutral',
  'positive',
] as const satisfies readonly (keyof PredictionRow)[];

export function predictionRow(path: string, probabilities: Probabilities | null): PredictionRow {
  if (probabilities === null) {
    return {
      ...{ path, predicted: null, confidence: null, negative: null, neutral: null, positive: null },
    };
  }
  const { polarity, confidence } = mostProbable(probabilities);
  const [negative, neutral, positive] = probabilities;
  return {
    path,
    predicted: polarity,
    confidence: asWritten(confidence),
    negative: asWritten(negative),
    neutral: asWritten(neutral),
    positive: asWritten(positive),
  };
}

/** As few digits as tell every 32-bit number apart. */
function asWritten(probability: number): number {
  return Number(probability.toPrecision(9));
}
