import type { FineTuneSettings } from '../../../shared/domain/fine-tune.ts';
import type { RunConditions, RunState, RunSummary } from '../../../shared/domain/run.ts';
import type { EpochMetrics } from '../../../shared/domain/training-event.ts';

export type RunStore = {
  readonly find: (name: string) => RunSummary | null;
  readonly list: () => readonly RunSummary[];
  /** Adds a run that waits. */
  readonly create: (run: {
    readonly name: string;
    readonly dataset: string;
    readonly settings: FineTuneSettings;
    readonly createdAtMs: number;
  }) => void;
  readonly saveConditions: (run: string, conditions: RunConditions) => void;
  readonly saveEpoch: (run: string, metrics: EpochMetrics) => void;
  readonly setState: (run: string, state: RunState, details: { readonly failure?: string }) => void;
  readonly setSettings: (run: string, settings: FineTuneSettings) => void;
  /** Makes an epoch the run's model. What was measured on another model goes with it. */
  readonly finish: (run: string, bestEpoch: number) => void;
  /** Deletes a run with its epochs and evaluations. */
  readonly remove: (run: string) => void;
  /** Runs that were running when the program ended. */
  readonly markInterrupted: () => void;
};
