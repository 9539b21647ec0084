import type { RunFiles } from './ports/run-files.ts';
import type { RunStore } from './ports/run-store.ts';
import { requireRun } from './require-run.ts';

/**
 * Deletes a run with its folder, epochs and evaluations; what was exported stays.
 *
 * The folder is set aside before the rows go and is deleted after them, so that a kill leaves all, or a folder
 * that is deleted when the workspace is opened again.
 *
 * @throws Failure NOT_FOUND
 */
export async function removeRun(
  ports: {
    readonly runs: RunStore;
    readonly runFiles: Pick<RunFiles, 'setAside' | 'putBack' | 'deleteSetAside'>;
  },
  name: string,
): Promise<void> {
  const { runs, runFiles } = ports;
  requireRun(runs, name);
  await runFiles.setAside(name);
  try {
    runs.remove(name);
  } catch (error) {
    await runFiles.putBack(name);
    throw error;
  }
  await runFiles.deleteSetAside(name);
}
