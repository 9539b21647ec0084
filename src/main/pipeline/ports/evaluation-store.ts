import type { EvaluationScore, EvaluationSummary } from '../../../shared/domain/evaluation.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';

export type StoredPrediction = {
  readonly mediaId: MediaId;
  readonly probabilities: Probabilities;
};

export type EvaluationStore = {
  readonly find: (run: string, benchmark: string) => EvaluationSummary | null;
  readonly list: () => readonly EvaluationSummary[];
  readonly predictions: (run: string, benchmark: string) => readonly StoredPrediction[];
  readonly savePredictions: (
    run: string,
    benchmark: string,
    predictions: readonly StoredPrediction[],
  ) => void;
  readonly save: (evaluation: {
    readonly run: string;
    readonly benchmark: string;
    readonly evaluatedAtMs: number;
    readonly images: number;
    readonly score: EvaluationScore;
  }) => void;
};
