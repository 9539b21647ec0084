import { streamSignal } from '../stream-signal.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';
import { finishStoppedRun, removeStoppedRun, runFootprint, runNamed } from '../tidy-runs.ts';

/** Fine-tunings of the open workspace. */
export function runProcedures(os: StudioImplementer, studio: Studio) {
  const runs = () => studio.requireSession().workspace.runs;
  return os.runs.router({
    list: os.runs.list.handler(() => runs().list()),
    get: os.runs.get.handler(({ input }) => runNamed(studio, input.name)),
    watch: os.runs.watch.handler(({ input, signal }) =>
      studio.training.watch(input.name, streamSignal(signal)),
    ),
    estimate: os.runs.estimate.handler(({ input, signal }) =>
      studio.requireSession().estimates.estimate(input, streamSignal(signal)),
    ),
    footprint: os.runs.footprint.handler(({ input }) => runFootprint(studio, input.name)),
    finish: os.runs.finish.handler(({ input }) => finishStoppedRun(studio, input.name)),
    remove: os.runs.remove.handler(async ({ input }) => {
      await removeStoppedRun(studio, input.name);
      return runs().list();
    }),
  });
}
