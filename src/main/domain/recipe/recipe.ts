import { z } from 'zod';
import { BenchmarkSource } from '../../../shared/domain/benchmark-source.ts';
import { DatasetFormat } from '../../../shared/domain/dataset-export.ts';
import { type EvaluatedModel, modelFromKey } from '../../../shared/domain/evaluated-model.ts';
import { EvaluationManner } from '../../../shared/domain/evaluation-metrics.ts';
import { type EvaluationTarget, targetFromKey } from '../../../shared/domain/evaluation-target.ts';
import { ItemName } from '../../../shared/domain/ids.ts';
import { ImageScaling } from '../../../shared/domain/image-scaling.ts';
import { ModelFormat } from '../../../shared/domain/model-export.ts';
import { LeastScore } from '../../../shared/domain/near-duplicates.ts';
import { knownWords } from './known-words.ts';
import { RecipeDataset } from './recipe-dataset.ts';
import { RecipeRun } from './recipe-run.ts';
import { RecipeSource } from './recipe-source.ts';
import { RecipeTeacher } from './recipe-teacher.ts';

/** Everything of a kind that the recipe has. */
export const ALL = 'all';

const ModelKey = z.string().transform((text, context): EvaluatedModel => {
  const model = modelFromKey(text);
  if (model !== null) return model;
  const message = `${text} names no model; write a run's name, epoch:RUN:NUMBER or weights:NAME`;
  context.addIssue({ code: 'custom', message, input: text });
  return z.NEVER;
});

const TargetKey = z.string().transform((text, context): EvaluationTarget => {
  const target = targetFromKey(text);
  if (target !== null) return target;
  const message = `${text} names nothing to measure on; write a benchmark's name or split:DATASET:test`;
  context.addIssue({ code: 'custom', message, input: text });
  return z.NEVER;
});

/** Weights of a network: of the catalogue where no files are named. */
const RecipeWeights = knownWords({
  name: ItemName,
  files: z.array(z.string().min(1)).min(1).optional(),
  scaling: ImageScaling.optional(),
});

const RecipeEvaluations = knownWords({
  models: z.union([z.literal(ALL), z.array(ModelKey).min(1)]).default(ALL),
  targets: z.union([z.literal(ALL), z.array(TargetKey).min(1)]).default(ALL),
  /** What is told at the end; predictions are the same in all of them. */
  manners: z.array(EvaluationManner).min(1).default(['three-way', 'drop-neutral']),
});

const RecipeExport = knownWords({
  model: z.union([z.literal(ALL), ModelKey]).optional(),
  dataset: ItemName.optional(),
  formats: z.array(z.string()).min(1),
  /** An ONNX file that takes bytes: its preprocessing inside. */
  onnxTakesBytes: z.boolean().default(true),
}).transform(({ model, dataset, formats, onnxTakesBytes }, context) => {
  const refuse = (message: string, ...path: (string | number)[]): never => {
    context.addIssue({ code: 'custom', path, message, input: formats });
    return z.NEVER;
  };
  const known = <T extends string>(format: z.ZodEnum<Record<string, T>>): readonly T[] =>
    formats.flatMap((text, place) => {
      const read = format.safeParse(text);
      if (read.success) return [read.data];
      return refuse(
        `${text} is no form for it; write ${format.options.join(', ')}`,
        'formats',
        place,
      );
    });
  if (model !== undefined && dataset === undefined) {
    return { kind: 'model' as const, model, formats: known(ModelFormat), onnxTakesBytes };
  }
  if (dataset !== undefined && model === undefined) {
    return { kind: 'dataset' as const, dataset, formats: known(DatasetFormat) };
  }
  return refuse('an export has either model or dataset');
});

/**
 * Everything that is made of raw data: a file from which datasets, runs, evaluations and exports come out again.
 *
 * Names refer to what the recipe itself has, so that it stands alone.
 */
export const Recipe = knownWords({
  /** Version of the form. */
  recipe: z.literal(1),
  sources: z.array(RecipeSource).min(1),
  clean: knownWords({
    /** Looks for pornographic images too, so that the interface blurs them. */
    checkSensitive: z.boolean().default(false),
  }).default({ checkSensitive: false }),
  /** Left out: the teacher that ships. */
  teacher: RecipeTeacher.optional(),
  nearDuplicates: knownWords({
    radius: z.int().min(0).max(31).optional(),
    leastScore: LeastScore.optional(),
  }).default({}),
  weights: z.array(RecipeWeights).default([]),
  benchmarks: z.array(knownWords({ name: ItemName, ...BenchmarkSource.shape })).default([]),
  datasets: z.array(RecipeDataset).default([]),
  runs: z.array(RecipeRun).default([]),
  evaluations: RecipeEvaluations.optional(),
  exports: z.array(RecipeExport).default([]),
}).superRefine((recipe, context) => {
  const refuse = (path: readonly (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path: [...path], message, input: recipe });
  for (const section of ['weights', 'benchmarks', 'datasets', 'runs'] as const) {
    const names = recipe[section].map(({ name }) => name);
    for (const [place, name] of names.entries()) {
      if (names.indexOf(name) === place) continue;
      refuse(
        [section, place, 'name'],
        `${name} is named twice; give each of ${section} its own name`,
      );
    }
  }
  const requireNamed = (
    section: 'benchmarks' | 'datasets' | 'runs',
    name: string,
    path: readonly (string | number)[],
  ): void => {
    const names = recipe[section].map((one) => one.name);
    if (names.includes(name)) return;
    const choice = names.length === 0 ? '' : `, or write one of ${names.join(', ')}`;
    refuse(path, `${name} is not among ${section} of this recipe; add it there${choice}`);
  };
  const requireModel = (model: EvaluatedModel, path: readonly (string | number)[]): void => {
    if (model.kind !== 'weights') requireNamed('runs', model.run, path);
  };
  for (const [place, { dataset }] of recipe.runs.entries()) {
    requireNamed('datasets', dataset, ['runs', place, 'dataset']);
  }
  const { models = ALL, targets = ALL } = recipe.evaluations ?? {};
  for (const [place, model] of models === ALL ? [] : models.entries()) {
    requireModel(model, ['evaluations', 'models', place]);
  }
  for (const [place, target] of targets === ALL ? [] : targets.entries()) {
    const path = ['evaluations', 'targets', place];
    if (target.kind === 'benchmark') requireNamed('benchmarks', target.name, path);
    else requireNamed('datasets', target.dataset, path);
  }
  for (const [place, one] of recipe.exports.entries()) {
    if (one.kind === 'dataset')
      requireNamed('datasets', one.dataset, ['exports', place, 'dataset']);
    else if (one.model !== ALL) requireModel(one.model, ['exports', place, 'model']);
  }
});
export type Recipe = z.infer<typeof Recipe>;
