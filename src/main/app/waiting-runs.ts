import type { JobRequest } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import { askForRun } from '../pipeline/ask-for-run.ts';
import type { StopCause } from '../pipeline/stage-control.ts';
import { stopRun } from '../pipeline/stop-run.ts';
import type { Workspace } from '../storage/open-workspace.ts';
import type { JobQueue } from './job-queue.ts';

type RunPlace = {
  readonly workspace: Workspace;
  readonly jobs: JobQueue;
  /** Runs that are being finished or removed, by name. */
  readonly busyRuns: ReadonlyMap<string, Promise<unknown>>;
};

/**
 * Writes down the run of a training that is asked for, so that what is wrong with it is said at once and that it
 * waits still when the program is killed. Other jobs are left alone.
 *
 * @throws Failure as `askForRun`, CONFLICT while a job of the run waits or is under way.
 */
export function askForRunOf(
  place: RunPlace & { readonly nowMs: number },
  request: JobRequest,
): void {
  if (request.kind !== 'train') return;
  requireIdleRun(place, request.name);
  askForRun(place.workspace, { ...request, nowMs: place.nowMs });
}

/** What becomes of the run of a job that was taken out of the queue. */
export function withdrawRunOf(workspace: Workspace, request: JobRequest, cause: StopCause): void {
  if (request.kind === 'train') stopRun(workspace, request.name, cause);
}

/** @throws Failure CONFLICT while a job of the run waits or is under way, or while it is finished or removed. */
export function requireIdleRun({ jobs, busyRuns }: RunPlace, name: string): void {
  const isBusy =
    busyRuns.has(name) ||
    jobs.list().some(({ state, request }) => isUnended(state) && runOf(request) === name);
  if (!isBusy) return;
  throw new Failure(
    'CONFLICT',
    `The run ${name} is at work, or waits for its turn`,
    'Wait for it, or pause or cancel it first.',
  );
}

function isUnended(state: string): boolean {
  return state === 'queued' || state === 'running';
}

/** Name of the run that a job works on, or null. */
function runOf(request: JobRequest): string | null {
  switch (request.kind) {
    case 'train':
      return request.name;
    case 'evaluate':
    case 'export-model':
    case 'map-embeddings':
    case 'predict':
      return request.model.kind === 'weights' ? null : request.model.run;
    default:
      return null;
  }
}
