import { openDatasetLeaks, openDatasetSources, previewOpenDataset } from '../open-datasets.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Datasets: the list, what a recipe would give, and what each dataset is to be trusted for. */
export function datasetProcedures(os: StudioImplementer, studio: Studio) {
  return os.datasets.router({
    list: os.datasets.list.handler(() => studio.requireSession().reading.ask().datasets()),
    preview: os.datasets.preview.handler(({ input }) => previewOpenDataset(studio, input)),
    leaks: os.datasets.leaks.handler(({ input }) => openDatasetLeaks(studio, input.name)),
    sources: os.datasets.sources.handler(({ input }) => openDatasetSources(studio, input.name)),
  });
}
