import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  DatasetRecipe,
  type DatasetSummary,
  type VerdictUse,
} from '../../shared/domain/dataset.ts';
import { type DatasetOptions, plainDatasetOptions } from '../../shared/domain/dataset-options.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import type { SplitRatios } from '../../shared/domain/split.ts';
import { Failure } from '../../shared/failure.ts';
import type { DatasetDrawing } from './draw-dataset.ts';
import type { BenchmarkCopies } from './ports/benchmark-copies.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { NearDuplicateStore } from './ports/near-duplicate-store.ts';
import type { ReviewLog } from './ports/review-log.ts';
import type { StageControl } from './stage-control.ts';

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

/** Items that are written in one transaction: some 10 ms, for which everything else waits. */
const BATCH = 1000;

type MakingPorts = {
  readonly datasets: Pick<DatasetStore, 'find' | 'begin' | 'addItems' | 'freeze' | 'discard'>;
  readonly benchmarkCopies: Pick<BenchmarkCopies, 'isUpToDate'>;
  readonly nearDuplicates: Pick<NearDuplicateStore, 'isUpToDate'>;
  readonly reviewLog: Pick<ReviewLog, 'revision'>;
  readonly drawing: DatasetDrawing;
};

/**
 * Builds a dataset and freezes it under a name.
 *
 * Images that are near-duplicates of a benchmark's are left out: a network must not be tested on what it
 * learnt from. The same request on the same workspace finds the dataset that is there; verdicts that were
 * given since do not matter as long as they change none of its images. Items are written in batches, between which
 * other work has its turn; a build that was stopped or killed leaves no dataset, and begins anew.
 *
 * @throws Failure CONFLICT when a dataset of this name has other items or another recipe, BAD_INPUT when
 * near-duplicates were not searched or nothing can go into the dataset.
 */
export async function makeDataset(
  ports: MakingPorts,
  request: DatasetRequest,
  control: StageControl,
): Promise<DatasetSummary> {
  if (!ports.nearDuplicates.isUpToDate() || !ports.benchmarkCopies.isUpToDate()) {
    throw new Failure(
      'BAD_INPUT',
      'Near-duplicates were not searched since the last images came in',
      'Search near-duplicates first, so that no picture is in the dataset twice, or in it and in a benchmark.',
    );
  }
  const { name, nowMs } = request;
  const { datasets } = ports;
  const { recipe, draw } = await drawnNow(ports, request);
  const known = datasets.find(name);
  if (known === null) {
    while (datasets.discard(BATCH) > 0) await nextTurn();
    const { hash, conflicts, counts } = draw;
    datasets.begin({ name, createdAtMs: nowMs, recipe, hash, conflicts, counts });
    await writeItems(ports, name, draw.images, control);
    datasets.freeze(name);
  } else if (known.hash !== draw.hash || !isSameRecipe(known.recipe, recipe)) {
    throw new Failure(
      'CONFLICT',
      `A dataset named ${name} is there already, with other images or another recipe`,
      'Give the new dataset another name; datasets are frozen so that runs can be repeated.',
    );
  }
  const saved = datasets.find(name);
  if (saved === null) throw new Error('the dataset was not saved');
  return saved;
}

/** Draws until no verdict came in meanwhile, so that the recipe names the newest that it saw. */
async function drawnNow({ drawing, reviewLog }: MakingPorts, request: DatasetRequest) {
  for (;;) {
    const recipe = recipeOf(request, reviewLog);
    const draw = await drawing.draw(recipe);
    if (recipe.verdicts === undefined || recipe.verdicts.asOf === reviewLog.revision()) {
      return { recipe, draw };
    }
  }
}

async function writeItems(
  { datasets, drawing }: MakingPorts,
  name: string,
  images: number,
  { signal, report }: StageControl,
): Promise<void> {
  for (let done = 0; done < images; done += BATCH) {
    datasets.addItems(name, await drawing.items(done, BATCH));
    report({
      done: Math.min(images, done + BATCH),
      total: images,
      unit: 'images',
      message: `Writing the dataset ${name}`,
    });
    await nextTurn();
    signal.throwIfAborted();
  }
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
