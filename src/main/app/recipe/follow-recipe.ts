import { modelName } from '../../../shared/domain/evaluated-model.ts';
import { targetName } from '../../../shared/domain/evaluation-target.ts';
import type { JobRequest } from '../../../shared/domain/job.ts';
import { Failure } from '../../../shared/failure.ts';
import { chooseTeacher } from '../choose-teacher.ts';
import type { JobSummary } from '../job-queue.ts';
import type { Studio } from '../studio.ts';
import { importedWeights } from '../weights-shelf.ts';
import type { RecipeStep } from './plan-recipe.ts';

/**
 * Does the steps of a recipe on the open workspace, one after the other.
 *
 * @param perform asks for a job and waits until it has ended; throws what became of it where it is not finished.
 * @throws Failure CONFLICT when a dataset is not the one that the recipe tells, and what jobs throw.
 */
export async function followRecipe(
  studio: Studio,
  steps: readonly RecipeStep[],
  perform: (request: JobRequest) => Promise<JobSummary>,
): Promise<void> {
  for (const step of steps) {
    if (step.kind === 'choose-teacher') await chooseTeacher(studio, step.teacher);
    else if (!(await hasItsWeights(studio, step.request))) {
      const summary = await perform(step.request);
      if (step.hash !== undefined) requireHash(step.request, summary, step.hash);
      if (step.choosesTeacher === true) await chooseTeacher(studio, String(summary['teacher']));
    }
  }
}

/** A line on what a step does, for people. */
export function stepText(step: RecipeStep): string {
  if (step.kind === 'choose-teacher') return `choose the teacher ${step.teacher}`;
  const { request } = step;
  const { kind } = request;
  switch (kind) {
    case 'import':
      return `import ${request.paths.join(', ')}`;
    case 'crawl':
      return `crawl ${request.maxPosts} posts: ${request.query}`;
    case 'import-benchmark':
      return `import the benchmark ${request.name} from ${request.path}`;
    case 'train':
      return `train ${request.name}: ${request.settings.network} ${request.settings.mode} on ${request.dataset}, ${request.settings.epochs} epochs`;
    case 'evaluate':
      return `evaluate ${modelName(request.model)} on ${targetName(request.target)}`;
    case 'export-model':
      return `export the model ${modelName(request.model)} as ${request.formats.join(', ')}`;
    case 'export-dataset':
      return `export the dataset ${request.dataset} as ${request.format}`;
    default:
      return 'name' in request ? `${kind} ${request.name}` : kind;
  }
}

/** Weights belong to the person, not to the workspace: those that are there under the name are taken. */
async function hasItsWeights({ parts }: Studio, request: JobRequest): Promise<boolean> {
  if (request.kind !== 'import-weights' && request.kind !== 'fetch-weights') return false;
  return (await importedWeights(parts)).some(({ name }) => name === request.name);
}

function requireHash(request: JobRequest, summary: JobSummary, hash: string): void {
  if (summary['hash'] === hash) return;
  const name = 'name' in request ? request.name : '';
  throw new Failure(
    'CONFLICT',
    `The dataset ${name} is not the one of the recipe: its hash is ${summary['hash']}`,
    'Other raw data, another teacher, or what people decided in this workspace makes another dataset. Take the line with its hash out of the recipe to go on with this one.',
  );
}
