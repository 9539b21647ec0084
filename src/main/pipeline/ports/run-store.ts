import type { FineTuneSettings } from '../../../shared/domain/fine-tune.ts';
import type { RunState, RunSummary } from '../../../shared/domain/run.ts';
import type { EpochMetrics } from '../../../shared/domain/training-event.ts';

export type RunStore = {
  readonly find: (name: string) => RunSummary | null;
  readonly list: () => readonly RunSummary[];
  readonly create: (run: {
    readonly name: string;
    readonly dataset: string;
    readonly settings: FineTuneSettings;
    readonly createdAtMs: number;
  }) => void;
  readonly saveEpoch: (run: string, metrics: EpochMetrics) => void;
  readonly setState: (
    run: string,
    state: RunState,
    details: { readonly bestEpoch?: number; readonly failure?: string },
  ) => void;
  /** Runs that were running when the program ended. */
  readonly markInterrupted: () => void;
};
