import type { DatasetRecipe } from '../../shared/domain/dataset.ts';
import { applyVerdicts, verdictCandidates } from '../domain/apply-verdicts.ts';
import { type Candidates, LEFT_OUT, reviseCandidates } from '../domain/candidates.ts';
import { onePerPost } from '../domain/one-per-post.ts';
import {
  conflictingGroups,
  countConflicts,
  resolveConflicts,
} from '../domain/resolve-conflicts.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import { selectCandidates, selectedImages } from '../domain/select-candidates.ts';
import type { PlanColumns } from './plan-columns.ts';

/** What a recipe is drawn from. */
export type SettledCandidates = {
  /** Images whose weak label the selection takes, as ones, near-duplicates included. */
  readonly selected: Uint8Array;
  /** Selected images without near-duplicates, where the recipe leaves those out, and benchmarks' images. */
  readonly cleaned: Candidates;
  /** What conflicts, verdicts and the choice of one image per post leave of them. */
  readonly settled: Candidates;
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
export function settleCandidates(
  { images, agreeing, outcomes, nearBenchmarks }: PlanColumns,
  recipe: DatasetRecipe,
): SettledCandidates {
  const { verdicts, nearDuplicates = 'representatives' } = recipe;
  const byPeople =
    outcomes === null || verdicts === undefined ? null : verdictCandidates(outcomes, verdicts.use);
  const selected = selectedImages(images, recipe.selection, agreeing);
  const found = selectCandidates(images, selected, byPeople, nearDuplicates);
  const cleaned =
    nearBenchmarks === null
      ? found
      : reviseCandidates(found, (place, polarity) =>
          nearBenchmarks[place] === 1 ? LEFT_OUT : polarity,
        );
  const conflicts = conflictingGroups(images, images.representatives.length, selected);
  const rule = recipe.conflicts ?? 'representative';
  const resolved = resolveConflicts(cleaned, images.groups, conflicts, rule, byPeople);
  const reviewed =
    outcomes === null || verdicts === undefined
      ? resolved
      : applyVerdicts(resolved, outcomes, verdicts.use);
  return {
    selected,
    cleaned,
    settled:
      recipe.postImages === 'one'
        ? onePerPost(reviewed, images, nearDuplicates, deriveSeed(recipe.seed, 'one per post'))
        : reviewed,
    conflicts: countConflicts(cleaned, images.groups, conflicts),
    nearBenchmarks: found.places.length - cleaned.places.length,
  };
}
