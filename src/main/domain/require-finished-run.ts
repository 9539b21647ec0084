import type { RunSummary } from '../../shared/domain/run.ts';
import { Failure } from '../../shared/failure.ts';

/**
 * The run, which must be there and be finished.
 *
 * @throws Failure NOT_FOUND or BAD_INPUT
 */
export function requireFinishedRun(name: string, run: RunSummary | null): RunSummary {
  if (run === null) {
    throw new Failure('NOT_FOUND', `There is no run named ${name}`, 'Choose one that is there.');
  }
  if (run.state !== 'finished') {
    throw new Failure(
      'BAD_INPUT',
      `The run ${name} is ${run.state}, not finished`,
      'Let it finish first: start it again to go on with it.',
    );
  }
  return run;
}
