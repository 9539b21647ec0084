import type { VerdictUse } from '../../../shared/domain/dataset.ts';
import {
  type AuthorUse,
  type ConflictRule,
  type NearDuplicateUse,
  type PostImages,
  plainDatasetOptions,
  type SplitSizes,
} from '../../../shared/domain/dataset-options.ts';
import { DATASET_PRESETS, type DatasetPreset } from '../../../shared/domain/dataset-presets.ts';
import type { DatasetDraft } from '../../../shared/domain/dataset-preview.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import {
  PAPER_SPLIT_SIZES,
  SCALED_PAPER_RATIOS,
  type SplitRatios,
} from '../../../shared/domain/split.ts';
import { ratiosFromPercents } from './split-percents.ts';

/** `scaled`: the paper's shares. `paper`: the paper's numbers. */
export type SplitWay = 'scaled' | 'paper' | 'percent' | 'numbers';

/** A recipe as it stands in the fields, apart from the thresholds; a figure that is being typed may be text. */
export type RecipeForm = {
  readonly nearDuplicates: NearDuplicateUse;
  readonly conflicts: ConflictRule;
  readonly postImages: PostImages;
  readonly authors: AuthorUse;
  readonly balance: 'none' | 'smallest' | 'number';
  readonly perClass: number | string;
  readonly splits: SplitWay;
  readonly percents: Readonly<Record<'validation' | 'test', number | string>>;
  readonly sizes: Readonly<Record<keyof SplitSizes, number | string>>;
  readonly verdicts: VerdictUse | null;
  readonly seed: number | string;
};

/** B-T4SA, in the paper's shares. */
export const FIRST_FORM: RecipeForm = {
  nearDuplicates: 'representatives',
  conflicts: 'representative',
  postImages: 'all',
  authors: 'apart',
  balance: 'smallest',
  perClass: 1000,
  splits: 'scaled',
  percents: { validation: 10, test: 10 },
  sizes: { train: 800, validation: 100, test: 100 },
  verdicts: null,
  seed: 1,
};

/** The form with what a preset says; all else stays. */
export function withPreset(form: RecipeForm, { recipe }: DatasetPreset): RecipeForm {
  const { balance, ...rest } = recipe;
  return { ...form, ...rest, balance: balance ? 'smallest' : 'none' };
}

/** The preset that the form stands for, if any. */
export function presetOf(form: RecipeForm): DatasetPreset | undefined {
  return DATASET_PRESETS.find(({ recipe }) => {
    const balance = recipe.balance ? 'smallest' : 'none';
    return (
      form.balance === balance &&
      form.nearDuplicates === recipe.nearDuplicates &&
      form.conflicts === recipe.conflicts &&
      form.postImages === recipe.postImages &&
      form.authors === recipe.authors
    );
  });
}

/** The recipe, or what is wrong with the fields. */
export function draftOf(
  form: RecipeForm,
  selection: SelectionRule,
): { readonly draft: DatasetDraft } | { readonly problem: string } {
  const splits = splitsOf(form);
  if (typeof splits === 'string') return { problem: splits };
  const { seed, perClass, verdicts } = form;
  if (!isWhole(seed, 0)) return { problem: 'The seed must be a whole number.' };
  if (form.balance === 'number' && !isWhole(perClass, 1)) {
    return { problem: 'Say how many images of each polarity are wanted.' };
  }
  return {
    draft: {
      selection,
      balance: form.balance !== 'none',
      splitRatios: splits.splitRatios,
      seed,
      ...(verdicts === null ? {} : { verdicts }),
      ...plainDatasetOptions({
        nearDuplicates: form.nearDuplicates,
        conflicts: form.conflicts,
        postImages: form.postImages,
        authors: form.authors,
        ...(form.balance === 'number' && isWhole(perClass, 1) ? { perClass } : {}),
        splitSizes: splits.splitSizes,
      }),
    },
  };
}

function splitsOf({
  splits,
  percents,
  sizes,
}: RecipeForm): { splitRatios: SplitRatios; splitSizes?: SplitSizes } | string {
  if (splits === 'scaled') return { splitRatios: SCALED_PAPER_RATIOS };
  if (splits === 'paper') {
    return { splitRatios: SCALED_PAPER_RATIOS, splitSizes: PAPER_SPLIT_SIZES };
  }
  if (splits === 'percent') {
    const ratios = ratiosFromPercents(Number(percents.validation), Number(percents.test));
    return ratios === null
      ? 'Validation and test leave nothing to train on.'
      : { splitRatios: ratios };
  }
  const { train, validation, test } = sizes;
  if (!isWhole(train, 1) || !isWhole(validation, 0) || !isWhole(test, 0)) {
    return 'Every split needs a whole number of images.';
  }
  return { splitRatios: SCALED_PAPER_RATIOS, splitSizes: { train, validation, test } };
}

function isWhole(value: number | string, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least;
}
