import type { FineTuneMode, NetworkName } from '../../../../shared/domain/fine-tune.ts';
import type { Job } from '../../../../shared/domain/job.ts';
import { freeName } from '../../../ui/free-name.ts';

/** So that a number finds room within the 64 letters of a name. */
const LONGEST_STEM = 60;

/** A name for a new run that says what it is: `b-t4sa-vgg-19-ft-f`. */
export function runName(
  dataset: string,
  { network, mode }: { readonly network: NetworkName; readonly mode: FineTuneMode },
  taken: readonly string[],
): string {
  const end = `-${network}-${mode}`.toLowerCase();
  return freeName(`${dataset.slice(0, LONGEST_STEM - end.length)}${end}`, taken);
}

/** Names of runs that are there or wait. */
export function takenRunNames(
  runs: readonly { readonly name: string }[],
  jobs: readonly Job[],
): readonly string[] {
  const waiting = jobs.flatMap(({ request, state }) =>
    request.kind === 'train' && (state === 'queued' || state === 'running') ? [request.name] : [],
  );
  return [...new Set([...runs.map(({ name }) => name), ...waiting])];
}
