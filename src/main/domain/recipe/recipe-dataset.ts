import { z } from 'zod';
import { VerdictUse } from '../../../shared/domain/dataset.ts';
import {
  DatasetOptions,
  plainDatasetOptions,
  SplitSizes,
} from '../../../shared/domain/dataset-options.ts';
import { DATASET_PRESETS } from '../../../shared/domain/dataset-presets.ts';
import { ItemName } from '../../../shared/domain/ids.ts';
import type { JobRequest } from '../../../shared/domain/job.ts';
import {
  DEFAULT_SELECTION,
  SELECTION_PRESETS,
  SelectionRule,
} from '../../../shared/domain/selection.ts';
import {
  PAPER_SPLIT_RATIOS,
  PAPER_SPLIT_SIZES,
  SCALED_PAPER_RATIOS,
  SplitRatios,
} from '../../../shared/domain/split.ts';
import { knownWords } from './known-words.ts';

const PAPER = 'paper';
const { nearDuplicates, conflicts, postImages, authors, perClass } = DatasetOptions.shape;

/** A dataset as a recipe has it. What is written goes before what the preset says. */
export const RecipeDataset = knownWords({
  name: ItemName,
  preset: z.enum(DATASET_PRESETS.map(({ id }) => id)).optional(),
  /** Least confidences, or the name of a published selection. */
  selection: z
    .union([
      z.enum(SELECTION_PRESETS.map(({ name }) => name)),
      knownWords(SelectionRule.unwrap().shape),
    ])
    .default(DEFAULT_SELECTION),
  balance: z.boolean().optional(),
  /** Shares of the splits, or `paper`. */
  ratios: z.union([z.literal(PAPER), SplitRatios]).optional(),
  /** Images of the splits, which take the place of the shares, or `paper`. */
  sizes: z.union([z.literal(PAPER), SplitSizes]).optional(),
  seed: z.int().nonnegative().default(1),
  /** Only with what people found in this workspace; raw data alone do not give it again. */
  verdicts: VerdictUse.optional(),
  ...{ nearDuplicates, conflicts, postImages, authors, perClass },
  /** What came out once: another dataset is refused. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a hash has 64 digits of 0-9 and a-f')
    .optional(),
});
export type RecipeDataset = z.infer<typeof RecipeDataset>;

/** The job that builds a recipe's dataset. */
export function datasetRequest(dataset: RecipeDataset): JobRequest {
  const { name, selection, ratios, sizes, seed, verdicts, ...rest } = dataset;
  const preset = DATASET_PRESETS.find(({ id }) => id === dataset.preset);
  const usualRatios = preset === undefined ? PAPER_SPLIT_RATIOS : SCALED_PAPER_RATIOS;
  const options = plainDatasetOptions({
    nearDuplicates: rest.nearDuplicates ?? preset?.recipe.nearDuplicates,
    conflicts: rest.conflicts ?? preset?.recipe.conflicts,
    postImages: rest.postImages ?? preset?.recipe.postImages,
    authors: rest.authors ?? preset?.recipe.authors,
    perClass: rest.perClass,
    splitSizes: sizes === PAPER ? PAPER_SPLIT_SIZES : sizes,
  });
  return {
    kind: 'build-dataset',
    name,
    selection: selectionOf(selection),
    balance: rest.balance ?? preset?.recipe.balance ?? true,
    splitRatios: ratios === PAPER ? SCALED_PAPER_RATIOS : (ratios ?? usualRatios),
    seed,
    ...(verdicts === undefined ? {} : { verdicts }),
    ...options,
  };
}

function selectionOf(selection: RecipeDataset['selection']): SelectionRule {
  if (typeof selection !== 'string') return selection;
  return SELECTION_PRESETS.find(({ name }) => name === selection)?.rule ?? DEFAULT_SELECTION;
}
