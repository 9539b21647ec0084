import type { RunSummary } from '../../shared/domain/run.ts';
import { bestEpoch } from '../domain/training/best-epoch.ts';
import type { RunFiles } from './ports/run-files.ts';
import type { RunStore } from './ports/run-store.ts';
import type { StopCause } from './stage-control.ts';

/**
 * What becomes of a run whose job was stopped, while it waited or while it trained.
 *
 * A run that waits stays `queued` when the program ends. Cancelling one that never began removes it: nothing is
 * lost. A finished run that was to be trained longer, and has nothing better yet, is finished again; but for one
 * that is paused while it trains, which is in the middle of an epoch.
 */
export function stopRun(
  { runs, runFiles }: { readonly runs: RunStore; readonly runFiles: Pick<RunFiles, 'wasBegun'> },
  name: string,
  cause: StopCause,
): void {
  const run = runs.find(name);
  if (run === null) return;
  const waits = run.state === 'queued';
  switch (cause) {
    case 'closed':
      if (!waits) runs.setState(name, 'interrupted', {});
      return;
    case 'paused':
      runs.setState(name, waits && hasItsBestModel(run) ? 'finished' : 'paused', {});
      return;
    case 'cancelled':
      if (run.epochs.length === 0 && !runFiles.wasBegun(name)) runs.remove(name);
      else runs.setState(name, hasItsBestModel(run) ? 'finished' : 'cancelled', {});
  }
}

/** True where the best epoch so far is the run's model, as after it was finished. */
export function hasItsBestModel({ bestEpoch: ofModel, epochs }: RunSummary): boolean {
  return ofModel !== null && ofModel === bestEpoch(epochs);
}
