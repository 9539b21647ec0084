import {
  DatasetRecipe,
  type DatasetSummary,
  type VerdictUse,
} from '../../shared/domain/dataset.ts';
import { type DatasetOptions, plainDatasetOptions } from '../../shared/domain/dataset-options.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import type { SplitRatios } from '../../shared/domain/split.ts';
import { Failure } from '../../shared/failure.ts';
import { buildDataset, canonicalDatasetText, datasetItems } from '../domain/build-dataset.ts';
import { type PlanPorts, readPlanColumns, tiesOf } from './plan-columns.ts';
import { settleCandidates } from './plan-dataset.ts';
import type { BenchmarkCopies } from './ports/benchmark-copies.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { NearDuplicateStore } from './ports/near-duplicate-store.ts';
import type { ReviewLog } from './ports/review-log.ts';

/** What a person asks for, and what the workspace adds. */
export type RecipeRequest = DatasetOptions & {
  readonly selection: SelectionRule;
  readonly teacher: string;
  readonly nearDuplicateRadius: number;
  readonly balance: boolean;
  readonly splitRatios: SplitRatios;
  readonly seed: number;
  /** Left out: verdicts change nothing. */
  readonly verdicts?: VerdictUse | undefined;
};

export type DatasetRequest = RecipeRequest & { readonly name: string; readonly nowMs: number };

/**
 * Builds a dataset and freezes it under a name.
 *
 * Images that are near-duplicates of a benchmark's are left out: a network must not be tested on what it
 * learnt from. The same request on the same workspace finds the dataset that is there; verdicts that were
 * given since do not matter as long as they change none of its images.
 *
 * @param sha256 hexadecimal SHA-256 of a text.
 * @throws Failure CONFLICT when a dataset of this name has other items or another recipe, BAD_INPUT when
 * near-duplicates were not searched or nothing can go into the dataset.
 */
export function makeDataset(
  ports: {
    readonly datasets: PlanPorts['datasets'] & Pick<DatasetStore, 'find' | 'save' | 'mediaIds'>;
    readonly benchmarkCopies: BenchmarkCopies;
    readonly nearDuplicates: Pick<NearDuplicateStore, 'isUpToDate'>;
    readonly reviewLog: Pick<ReviewLog, 'revision'>;
  },
  request: DatasetRequest,
  sha256: (text: string) => string,
): DatasetSummary {
  if (!ports.nearDuplicates.isUpToDate() || !ports.benchmarkCopies.isUpToDate()) {
    throw new Failure(
      'BAD_INPUT',
      'Near-duplicates were not searched since the last images came in',
      'Search near-duplicates first, so that no picture is in the dataset twice, or in it and in a benchmark.',
    );
  }
  const { name, nowMs } = request;
  const recipe = recipeOf(request, ports.reviewLog);
  const columns = readPlanColumns(ports, recipe);
  const { settled, conflicts } = settleCandidates(columns, recipe);
  const drawn = buildDataset(settled, tiesOf(columns), recipe);
  const keys = drawn.places.map((place) => columns.images.keys[place] ?? 0);
  const items = datasetItems(drawn, ports.datasets.mediaIds(keys));
  const hash = sha256(canonicalDatasetText(items));
  const known = ports.datasets.find(name);
  if (known === null) {
    ports.datasets.save({ name, createdAtMs: nowMs, recipe, hash, conflicts }, items);
  } else if (known.hash !== hash || !isSameRecipe(known.recipe, recipe)) {
    throw new Failure(
      'CONFLICT',
      `A dataset named ${name} is there already, with other images or another recipe`,
      'Give the new dataset another name; datasets are frozen so that runs can be repeated.',
    );
  }
  const saved = ports.datasets.find(name);
  if (saved === null) throw new Error('the dataset was not saved');
  return saved;
}

/** The recipe that a request makes with what the workspace adds. */
export function recipeOf(
  request: RecipeRequest,
  reviewLog: Pick<ReviewLog, 'revision'>,
): DatasetRecipe {
  return {
    selection: request.selection,
    teacher: request.teacher,
    nearDuplicateRadius: request.nearDuplicateRadius,
    balance: request.balance,
    splitRatios: request.splitRatios,
    seed: request.seed,
    ...(request.verdicts === undefined
      ? {}
      : { verdicts: { use: request.verdicts, asOf: reviewLog.revision() } }),
    ...plainDatasetOptions(request),
  };
}

/** Apart from how far the log had grown: equal items tell that nothing new mattered. */
function isSameRecipe(known: DatasetRecipe, asked: DatasetRecipe): boolean {
  return canonicalRecipe(known) === canonicalRecipe(asked);
}

/** In the order of the schema's keys. */
function canonicalRecipe(recipe: DatasetRecipe): string {
  const { verdicts, ...rest } = DatasetRecipe.parse(recipe);
  return JSON.stringify([rest, verdicts?.use]);
}
