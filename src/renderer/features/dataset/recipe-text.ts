import type { DatasetRecipe, DatasetSummary } from '../../../shared/domain/dataset.ts';
import { imagesOffSizes } from '../../../shared/domain/images-off-sizes.ts';
import { SPLITS } from '../../../shared/domain/split.ts';
import { countOf, countText, shareText } from '../../ui/number-text.ts';

const CONFLICTS = {
  representative: 'each image keeps its own label',
  majority: 'resolved by confidence',
  drop: 'left out',
} as const;

export function balanceText({ balance, perClass }: DatasetRecipe): string {
  if (!balance) return 'no';
  return perClass === undefined ? 'yes' : `${countText(perClass)} of each`;
}

export function nearDuplicatesText({ nearDuplicates, nearDuplicateRadius }: DatasetRecipe): string {
  return nearDuplicates === 'keep'
    ? 'kept'
    : `left out within ${countOf(nearDuplicateRadius, 'bit')}`;
}

export function conflictsText({ conflicts }: DatasetRecipe, groups: number): string {
  return `${countOf(groups, 'group')}, ${CONFLICTS[conflicts ?? 'representative']}`;
}

/** Shares, or numbers and by how many images they were missed. */
export function splitsText({ recipe, counts }: DatasetSummary): string {
  const { splitSizes: sizes, splitRatios } = recipe;
  if (sizes === undefined) return SPLITS.map((split) => shareText(splitRatios[split])).join(' / ');
  const off = imagesOffSizes(counts, sizes);
  const numbers = SPLITS.map((split) => countText(sizes[split])).join(' / ');
  return off === 0 ? numbers : `${numbers}, missed by ${countOf(off, 'image')}`;
}
