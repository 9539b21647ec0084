import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { modelKey } from '../../../shared/domain/evaluated-model.ts';
import type {
  EvaluationManner,
  EvaluationMetrics,
} from '../../../shared/domain/evaluation-metrics.ts';
import { targetKey } from '../../../shared/domain/evaluation-target.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import { readReport } from '../read-report.ts';
import type { Studio } from '../studio.ts';
import { plannedEvaluations } from './plan-recipe.ts';

/** What came out of a recipe, for people and machines. */
export type RecipeResults = {
  readonly datasets: readonly {
    readonly name: string;
    readonly images: number;
    readonly hash: string;
  }[];
  readonly runs: readonly {
    readonly name: string;
    readonly dataset: string;
    readonly network: string;
    readonly mode: string;
    readonly bestEpoch: number | null;
    readonly validationAccuracy: number | null;
    /** SHA-256 of the model's weights. */
    readonly weights: string;
  }[];
  readonly evaluations: readonly ({
    readonly model: string;
    readonly target: string;
  } & MeasuredFigures)[];
};

type MeasuredFigures = Pick<
  EvaluationMetrics,
  | 'manner'
  | 'images'
  | 'accuracy'
  | 'macroRecall'
  | 'macroF1'
  | 'macroRocAuc'
  | 'calibrationError'
  | 'confusion'
>;

/** Reads what came out of a recipe that was followed in the open workspace. */
export async function recipeResults(studio: Studio, recipe: Recipe): Promise<RecipeResults> {
  const { workspace } = studio.requireSession();
  const named = new Set(recipe.datasets.map(({ name }) => name));
  const datasets = workspace.datasets
    .list()
    .filter(({ name }) => named.has(name))
    .toReversed()
    .map(({ name, hash, counts }) => ({ name, hash, images: sumOf(counts) }));
  const runs: RecipeResults['runs'][number][] = [];
  for (const { name } of recipe.runs) {
    const run = workspace.runs.find(name);
    if (run === null) continue;
    const best = run.epochs.find(({ epoch }) => epoch === run.bestEpoch);
    const { network, mode } = run.settings;
    runs.push({
      ...{ name, dataset: run.dataset, network, mode, bestEpoch: run.bestEpoch },
      validationAccuracy: best?.validationAccuracy ?? null,
      weights: await digestOfWeights(workspace.runFiles.modelFolderOf(name)),
    });
  }
  const evaluations: RecipeResults['evaluations'][number][] = [];
  for (const { model, target } of plannedEvaluations(recipe)) {
    for (const manner of recipe.evaluations?.manners ?? []) {
      const request = { model, target, manner, minAgreeing: null, withoutContaminated: false };
      const { metrics } = await readReport(studio, request);
      evaluations.push({
        ...{ model: modelKey(model), target: targetKey(target) },
        ...figuresOf(metrics, manner),
      });
    }
  }
  return { datasets, runs, evaluations };
}

function figuresOf(metrics: EvaluationMetrics, manner: EvaluationManner): MeasuredFigures {
  const { images, accuracy, confusion } = metrics;
  const { macroRecall, macroF1, macroRocAuc, calibrationError } = metrics;
  return {
    ...{ manner, images, accuracy },
    ...{ macroRecall, macroF1, macroRocAuc, calibrationError, confusion },
  };
}

function sumOf(counts: Readonly<Record<string, Readonly<Record<string, number>>>>): number {
  return Object.values(counts)
    .flatMap((split) => Object.values(split))
    .reduce((sum, count) => sum + count, 0);
}

/** Over the files of weights, in order of name. */
async function digestOfWeights(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.bin')).sort();
  for (const file of files) {
    for await (const part of createReadStream(join(folder, file))) hash.update(part);
  }
  return hash.digest('hex');
}
