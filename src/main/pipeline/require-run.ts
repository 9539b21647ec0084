import type { RunSummary } from '../../shared/domain/run.ts';
import { Failure } from '../../shared/failure.ts';
import type { RunStore } from './ports/run-store.ts';

/** @throws Failure NOT_FOUND */
export function requireRun(runs: Pick<RunStore, 'find'>, name: string): RunSummary {
  const run = runs.find(name);
  if (run !== null) return run;
  throw new Failure('NOT_FOUND', `There is no run named ${name}`, 'Choose one that is there.');
}
