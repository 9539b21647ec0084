import { targetName } from '../../shared/domain/evaluation-target.ts';
import type { RunFootprint, RunSummary } from '../../shared/domain/run.ts';
import { finishRun } from '../pipeline/finish-run.ts';
import { removeRun } from '../pipeline/remove-run.ts';
import { requireRun } from '../pipeline/require-run.ts';
import { removeEpochModels } from './model-folders.ts';
import type { Studio } from './studio.ts';
import { requireIdleRun } from './waiting-runs.ts';
import { weightsFolderOf } from './weights-shelf.ts';

/** @throws Failure NOT_FOUND */
export function runNamed(studio: Studio, name: string): RunSummary {
  return requireRun(studio.requireSession().workspace.runs, name);
}

/** @throws Failure NOT_FOUND */
export async function runFootprint(studio: Studio, name: string): Promise<RunFootprint> {
  runNamed(studio, name);
  const { runFiles, evaluations } = studio.requireSession().workspace;
  return {
    bytes: await runFiles.bytesOf(name),
    evaluations: evaluations
      .list()
      .filter(({ model }) => model.kind !== 'weights' && model.run === name)
      .map(({ model, target }) =>
        model.kind === 'epoch'
          ? `${targetName(target)} (epoch ${model.epoch})`
          : targetName(target),
      ),
  };
}

/** Makes the best epoch so far the model of a run that was stopped; see `finishRun`. */
export function finishStoppedRun(studio: Studio, name: string): Promise<RunSummary> {
  return withBusyRun(studio, name, (run) => {
    const weightsFolder = weightsFolderOf(studio.parts, run.settings.weights);
    const { workspace } = studio.requireSession();
    return finishRun({ ...studio.parts, ...workspace }, { name, weightsFolder });
  });
}

/** Deletes a run; see `removeRun`. */
export function removeStoppedRun(studio: Studio, name: string): Promise<void> {
  return withBusyRun(studio, name, async () => {
    const { workspace } = studio.requireSession();
    await removeRun(workspace, name);
    await removeEpochModels({ workspace }, name);
  });
}

/** Works on a run that nothing else works on meanwhile. */
async function withBusyRun<T>(
  studio: Studio,
  name: string,
  work: (run: RunSummary) => Promise<T>,
): Promise<T> {
  const session = studio.requireSession();
  const run = requireRun(session.workspace.runs, name);
  requireIdleRun(session, name);
  const working = work(run);
  session.busyRuns.set(name, working);
  try {
    return await working;
  } finally {
    session.busyRuns.delete(name);
    studio.changes.emit();
  }
}
