import { resolve } from 'node:path';
import type { EvaluatedModel } from '../../../shared/domain/evaluated-model.ts';
import type { EvaluationTarget } from '../../../shared/domain/evaluation-target.ts';
import type { JobRequest } from '../../../shared/domain/job.ts';
import { ALL, type Recipe } from '../../domain/recipe/recipe.ts';
import { datasetRequest } from '../../domain/recipe/recipe-dataset.ts';
import type { RecipeSource } from '../../domain/recipe/recipe-source.ts';

/** One thing that is done for a recipe. */
export type RecipeStep =
  | {
      readonly kind: 'job';
      readonly request: JobRequest;
      /** The dataset that must come out. */
      readonly hash?: string;
      /** The teacher that the job adds is chosen. */
      readonly choosesTeacher?: true;
    }
  | { readonly kind: 'choose-teacher'; readonly teacher: string };

/**
 * What a recipe asks for, in order. Every step finds what is there already, so that the same plan again does only what
 * is missing.
 *
 * Benchmarks come before datasets, which leave out what shows the same as a benchmark's images.
 *
 * @param folder the recipe's own: its relative paths begin there.
 */
export function planRecipe(recipe: Recipe, folder: string): readonly RecipeStep[] {
  const at = (path: string): string => resolve(folder, path);
  const { sources, nearDuplicates } = recipe;
  return [
    ...recipe.weights.map(({ name, files, scaling }) =>
      job(
        files === undefined
          ? { kind: 'fetch-weights', name }
          : {
              ...{ kind: 'import-weights', name, files: files.map(at) },
              ...(scaling === undefined ? {} : { scaling }),
            },
      ),
    ),
    ...sources.map((source) => job(sourceRequest(source, at))),
    job({ kind: 'fetch', retryUnreachable: false }),
    job({ kind: 'clean' }),
    ...(recipe.clean.checkSensitive ? [job({ kind: 'check-sensitive' })] : []),
    ...teacherSteps(recipe, at),
    job({ kind: 'label' }),
    job({ kind: 'near-duplicates', ...nearDuplicates }),
    ...recipe.benchmarks.map(({ path, imagesFolder, ...benchmark }) =>
      job({
        kind: 'import-benchmark',
        ...benchmark,
        path: at(path),
        ...(imagesFolder === undefined ? {} : { imagesFolder: at(imagesFolder) }),
      }),
    ),
    ...recipe.datasets.map((dataset) => ({
      ...job(datasetRequest(dataset)),
      ...(dataset.hash === undefined ? {} : { hash: dataset.hash }),
    })),
    ...recipe.runs.map((run) => job({ kind: 'train', ...run })),
    ...plannedEvaluations(recipe).map((measured) => job({ kind: 'evaluate', ...measured })),
    ...exportSteps(recipe),
  ];
}

/** What a recipe measures, each model on each target. */
export function plannedEvaluations(recipe: Recipe): readonly {
  readonly model: EvaluatedModel;
  readonly target: EvaluationTarget;
}[] {
  if (recipe.evaluations === undefined) return [];
  const { models, targets } = recipe.evaluations;
  const chosenModels = models === ALL ? runModels(recipe) : models;
  const chosenTargets =
    targets === ALL
      ? recipe.benchmarks.map(({ name }) => ({ kind: 'benchmark' as const, name }))
      : targets;
  return chosenModels.flatMap((model) => chosenTargets.map((target) => ({ model, target })));
}

function job(request: JobRequest): RecipeStep & { readonly kind: 'job' } {
  return { kind: 'job', request };
}

function runModels(recipe: Recipe): readonly EvaluatedModel[] {
  return recipe.runs.map(({ name }) => ({ kind: 'run', run: name }));
}

function sourceRequest(source: RecipeSource, at: (path: string) => string): JobRequest {
  if (source.crawl !== undefined) {
    const { api, query, posts } = source.crawl;
    return { kind: 'crawl', apiUrl: api, query, maxPosts: posts };
  }
  return { kind: 'import', paths: (source.import ?? []).map(at), format: source.format };
}

function teacherSteps({ teacher }: Recipe, at: (path: string) => string): readonly RecipeStep[] {
  if (teacher === undefined) return [];
  if (typeof teacher === 'string') return [{ kind: 'choose-teacher', teacher }];
  const { name, transformer, labels, train, seed } = teacher;
  const request: JobRequest =
    transformer === undefined
      ? { kind: 'train-teacher', name, file: at(train ?? ''), seed }
      : {
          kind: 'add-transformer',
          name,
          source: isPath(transformer) ? at(transformer) : transformer,
          ...(labels === undefined ? {} : { labelMapping: labels }),
        };
  return [{ ...job(request), choosesTeacher: true }];
}

/** Names on the hub have the form `owner/model`. */
function isPath(source: string): boolean {
  return /^(\.{1,2}[\\/]|[\\/]|[a-z]:[\\/])/i.test(source);
}

function exportSteps(recipe: Recipe): readonly RecipeStep[] {
  return recipe.exports.flatMap((asked) => {
    if (asked.kind === 'dataset') {
      const { dataset, formats } = asked;
      return formats.map((format) => job({ kind: 'export-dataset', dataset, format }));
    }
    const { model, formats, onnxTakesBytes } = asked;
    const models = model === ALL ? runModels(recipe) : [model];
    return models.map((one) => job({ kind: 'export-model', model: one, formats, onnxTakesBytes }));
  });
}
