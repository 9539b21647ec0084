import type { RunSummary } from '../../../shared/domain/run.ts';
import { Failure } from '../../../shared/failure.ts';
import { streamSignal } from '../stream-signal.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Fine-tunings of the open workspace. */
export function runProcedures(os: StudioImplementer, studio: Studio) {
  const runs = () => studio.requireSession().workspace.runs;
  const required = (name: string): RunSummary => {
    const run = runs().find(name);
    if (run !== null) return run;
    throw new Failure('NOT_FOUND', `There is no run named ${name}`, 'Choose one that is there.');
  };
  return os.runs.router({
    list: os.runs.list.handler(() => runs().list()),
    get: os.runs.get.handler(({ input }) => required(input.name)),
    watch: os.runs.watch.handler(({ input, signal }) =>
      studio.training.watch(input.name, streamSignal(signal)),
    ),
  });
}
