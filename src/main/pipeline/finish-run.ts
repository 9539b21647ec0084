import type { RunSummary } from '../../shared/domain/run.ts';
import { Failure } from '../../shared/failure.ts';
import type { RunFiles } from './ports/run-files.ts';
import type { RunStore } from './ports/run-store.ts';
import type { Trainer } from './ports/trainer.ts';
import { requireRun } from './require-run.ts';

/**
 * Makes the best epoch so far the model of a run that was stopped, which finishes it. A finished run is left as it is.
 *
 * @throws Failure NOT_FOUND, CONFLICT without a finished epoch, TRAINER_FAILED where its checkpoint is damaged.
 */
export async function finishRun(
  ports: {
    readonly runs: RunStore;
    readonly runFiles: Pick<RunFiles, 'folderOf' | 'modelFolderOf'>;
    readonly trainer: Pick<Trainer, 'exportModel'>;
  },
  { name, weightsFolder }: { readonly name: string; readonly weightsFolder: string | null },
): Promise<RunSummary> {
  const { runs, runFiles } = ports;
  const run = requireRun(runs, name);
  if (run.state === 'finished') return run;
  if (run.epochs.length === 0) {
    throw new Failure(
      'CONFLICT',
      `The run ${name} has no finished epoch`,
      'Go on with it until it has one, or remove it.',
    );
  }
  const { metrics } = await ports.trainer.exportModel({
    runFolder: runFiles.folderOf(name),
    modelFolder: runFiles.modelFolderOf(name),
    weightsFolder,
  });
  // The trainer may have ended an epoch that nobody listened to any more when it was stopped.
  runs.saveEpoch(name, metrics);
  runs.finish(name, metrics.epoch);
  return requireRun(runs, name);
}
