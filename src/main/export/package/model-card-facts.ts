import type { DatasetSource, DatasetSummary } from '../../../shared/domain/dataset.ts';
import type { EvaluationEntry } from '../../../shared/domain/evaluation-report.ts';
import type { ModelDescription } from '../../../shared/domain/model-description.ts';
import type { NetworkWeightsSummary } from '../../../shared/domain/network-weights.ts';
import type { RunSummary } from '../../../shared/domain/run.ts';

/** What is known of a model that leaves the workspace. */
export type ModelCardFacts = {
  /** As people call it. */
  readonly name: string;
  readonly description: ModelDescription;
  /** Null of imported weights, which were trained elsewhere. */
  readonly run: RunSummary | null;
  readonly dataset: DatasetSummary | null;
  /** What the dataset was collected from. */
  readonly sources: readonly DatasetSource[];
  /** Imported weights: the model itself, or what its training started from; null of others, or where they are gone. */
  readonly weights: NetworkWeightsSummary | null;
  readonly evaluations: readonly EvaluationEntry[];
};
