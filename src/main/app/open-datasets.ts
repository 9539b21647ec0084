import type { DatasetSource } from '../../shared/domain/dataset.ts';
import type { DatasetDraft, DatasetPreview } from '../../shared/domain/dataset-preview.ts';
import type { LeakReport } from '../../shared/domain/leak-report.ts';
import { recipeOf } from '../pipeline/make-dataset.ts';
import { chosenTeacher } from './chosen-teacher.ts';
import type { Studio } from './studio.ts';

/** What a recipe would give in the open workspace; nothing is saved. */
export function previewOpenDataset(studio: Studio, draft: DatasetDraft): Promise<DatasetPreview> {
  const session = studio.requireSession();
  const { settings, reviewLog } = session.workspace;
  const recipe = recipeOf(
    {
      ...draft,
      teacher: chosenTeacher(session),
      nearDuplicateRadius: settings.nearDuplicateRadius(),
    },
    reviewLog,
  );
  return session.datasetReading.ask().previewDataset(recipe);
}

/** The leak report of a dataset, by the posts, groups and benchmarks of now. */
export function openDatasetLeaks(studio: Studio, name: string): Promise<LeakReport> {
  return studio.requireSession().datasetReading.ask().datasetLeaks({ name });
}

/** What the workspace had read when the dataset was frozen. */
export function openDatasetSources(studio: Studio, name: string): readonly DatasetSource[] {
  return studio.requireSession().workspace.datasets.sources(name);
}
