import type { DatasetRecipe } from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { applyVerdicts, groupOutcomes, verdictCandidates } from '../domain/apply-verdicts.ts';
import type { DatasetCandidate } from '../domain/build-dataset.ts';
import { onePerPost } from '../domain/one-per-post.ts';
import {
  conflictingGroups,
  countConflicts,
  resolveConflicts,
} from '../domain/resolve-conflicts.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import {
  selectCandidates,
  selectedGroupLabels,
  selectionTest,
} from '../domain/select-candidates.ts';
import type { DatasetStore } from './ports/dataset-store.ts';

export type PlanPorts = Pick<DatasetStore, 'labelledImages' | 'agreeing' | 'reviewedImages'> & {
  /** Images of posts that are within so many bits of a benchmark's. */
  readonly nearBenchmarks: (radius: number) => ReadonlySet<MediaId>;
};

/** What a recipe is drawn from. */
export type SettledCandidates = {
  /** Selected images without near-duplicates, where the recipe leaves those out, and benchmarks' images. */
  readonly cleaned: readonly DatasetCandidate[];
  /** What conflicts, verdicts and the choice of one image per post leave of them. */
  readonly settled: readonly DatasetCandidate[];
  /** Near-duplicate groups in conflict. */
  readonly conflicts: number;
  /** Images that were left out because they are near a benchmark's. */
  readonly nearBenchmarks: number;
};

/**
 * The images that a recipe may draw from, step by step.
 *
 * A polarity that a person gave to a group settles its conflict, where verdicts replace weak labels.
 */
export function settleCandidates(ports: PlanPorts, recipe: DatasetRecipe): SettledCandidates {
  const { selection, verdicts, seed } = recipe;
  const outcomes = verdicts === undefined ? null : groupOutcomes(ports.reviewedImages());
  const settledGroups =
    outcomes === null || verdicts === undefined ? [] : verdictCandidates(outcomes, verdicts.use);
  const near = ports.nearBenchmarks(recipe.nearDuplicateRadius);
  const images = ports.labelledImages();
  const isSelected = selectionTest(selection, ports.agreeing(selection.agreeing ?? []));
  const found = selectCandidates(images, isSelected, {
    also: settledGroups,
    nearDuplicates: recipe.nearDuplicates ?? 'representatives',
  });
  const cleaned = found.filter((candidate) => !near.has(candidate.mediaId));
  const conflicts = conflictingGroups(selectedGroupLabels(images, isSelected));
  const resolved = resolveConflicts(
    cleaned,
    conflicts,
    recipe.conflicts ?? 'representative',
    new Set<MediaId>(settledGroups),
  );
  const reviewed =
    outcomes === null || verdicts === undefined
      ? resolved
      : applyVerdicts(resolved, outcomes, verdicts.use);
  return {
    cleaned,
    settled:
      recipe.postImages === 'one'
        ? onePerPost(reviewed, deriveSeed(seed, 'one per post'))
        : reviewed,
    conflicts: countConflicts(cleaned, conflicts),
    nearBenchmarks: found.length - cleaned.length,
  };
}
