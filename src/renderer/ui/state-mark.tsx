import type { JobState } from '../../shared/domain/job.ts';
import type { RunState } from '../../shared/domain/run.ts';

/** The state of a job or run: a coloured dot and the word. */
export function StateMark({ state }: { readonly state: JobState | RunState }) {
  return <span className={`state-mark state-${state}`}>{state}</span>;
}
