import {
  DatasetRecipe,
  type DatasetSummary,
  type VerdictUse,
} from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import type { SplitRatios } from '../../shared/domain/split.ts';
import { Failure } from '../../shared/failure.ts';
import { applyVerdicts, groupOutcomes, verdictCandidates } from '../domain/apply-verdicts.ts';
import {
  buildDataset,
  canonicalDatasetText,
  type DatasetCandidate,
} from '../domain/build-dataset.ts';
import type { HashedMedia } from '../domain/group-near-duplicates.ts';
import { findNearPairsBetween } from '../domain/hamming-index.ts';
import { hashListOf } from '../domain/hash-list.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { MediaStore } from './ports/media-store.ts';
import type { NearDuplicateStore } from './ports/near-duplicate-store.ts';
import type { ReviewLog } from './ports/review-log.ts';

/** What a person asks for, and what the workspace adds. */
export type DatasetRequest = {
  readonly name: string;
  readonly selection: SelectionRule;
  readonly teacher: string;
  readonly nearDuplicateRadius: number;
  readonly balance: boolean;
  readonly splitRatios: SplitRatios;
  readonly seed: number;
  /** Left out: verdicts change nothing. */
  readonly verdicts?: VerdictUse | undefined;
  readonly nowMs: number;
};

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
    readonly datasets: DatasetStore;
    readonly media: MediaStore;
    readonly nearDuplicates: NearDuplicateStore;
    readonly reviewLog: Pick<ReviewLog, 'revision'>;
  },
  request: DatasetRequest,
  sha256: (text: string) => string,
): DatasetSummary {
  if (!ports.nearDuplicates.isUpToDate()) {
    throw new Failure(
      'BAD_INPUT',
      'Near-duplicates were not searched since the last images came in',
      'Search near-duplicates first, so that no picture is in the dataset twice.',
    );
  }
  const { name, nowMs, ...rest } = request;
  const recipe: DatasetRecipe = {
    selection: rest.selection,
    teacher: rest.teacher,
    nearDuplicateRadius: rest.nearDuplicateRadius,
    balance: rest.balance,
    splitRatios: rest.splitRatios,
    seed: rest.seed,
    ...(rest.verdicts === undefined
      ? {}
      : { verdicts: { use: rest.verdicts, asOf: ports.reviewLog.revision() } }),
  };
  const contaminated = nearBenchmarks(ports.media, recipe.nearDuplicateRadius);
  const candidates = candidatesOf(ports.datasets, recipe).filter(
    (candidate) => !contaminated.has(candidate.mediaId),
  );
  const items = buildDataset(candidates, recipe);
  const hash = sha256(canonicalDatasetText(items));
  const known = ports.datasets.find(name);
  if (known === null) ports.datasets.save({ name, createdAtMs: nowMs, recipe, hash }, items);
  else if (known.hash !== hash || !isSameRecipe(known.recipe, recipe)) {
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

function candidatesOf(
  datasets: DatasetStore,
  { selection, verdicts }: DatasetRecipe,
): readonly DatasetCandidate[] {
  if (verdicts === undefined) return datasets.candidates(selection);
  const outcomes = groupOutcomes(datasets.reviewedImages());
  const candidates = datasets.candidates(selection, verdictCandidates(outcomes, verdicts.use));
  return applyVerdicts(candidates, outcomes, verdicts.use);
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

/** Images of posts that show the same picture as an image of any benchmark. */
function nearBenchmarks(media: MediaStore, radius: number): ReadonlySet<MediaId> {
  const posted = media.hashedPostMedia();
  const near = new Set<MediaId>();
  findNearPairsBetween(
    hashesOf(posted),
    hashesOf(media.hashedBenchmarkMedia()),
    radius,
    (place) => {
      const item = posted[place];
      if (item !== undefined) near.add(item.mediaId);
    },
  );
  return near;
}

function hashesOf(media: readonly HashedMedia[]): ReturnType<typeof hashListOf> {
  return hashListOf(media.map((item) => item.hash));
}
