import { previewOfBenchmark, removeBenchmark } from '../benchmarks.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Images that people labelled, to measure models on. */
export function benchmarkProcedures(os: StudioImplementer, studio: Studio) {
  const { benchmarks: procedures } = os;
  const benchmarks = () => studio.requireSession().workspace.benchmarks;
  return procedures.router({
    list: procedures.list.handler(() => benchmarks().list()),
    preview: procedures.preview.handler(({ input }) => previewOfBenchmark(input)),
    remove: procedures.remove.handler(({ input }) => {
      removeBenchmark(studio, input.name);
      return benchmarks().list();
    }),
  });
}
