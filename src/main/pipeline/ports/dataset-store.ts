import type { DatasetItem, DatasetRecipe, DatasetSummary } from '../../../shared/domain/dataset.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import type { ReviewedImage } from '../../domain/apply-verdicts.ts';
import type { DatasetCandidate } from '../../domain/build-dataset.ts';

export type ExportedItem = DatasetItem & {
  /** Of the weak label that the dataset was made with. */
  readonly confidence: number;
  readonly platform: string;
  readonly nativePostId: string;
  readonly format: string;
};

export type DatasetStore = {
  /**
   * Clean, confident representatives, in order of id.
   *
   * @param also labelled representatives that need not be confident.
   */
  readonly candidates: (
    selection: SelectionRule,
    also?: readonly MediaId[],
  ) => readonly DatasetCandidate[];
  /** Images on which the verdicts come to something. */
  readonly reviewedImages: () => readonly ReviewedImage[];
  readonly find: (name: string) => DatasetSummary | null;
  readonly list: () => readonly DatasetSummary[];
  /** Freezes a dataset; each item keeps the post and the confidence that its weak label has now. */
  readonly save: (
    dataset: {
      readonly name: string;
      readonly createdAtMs: number;
      readonly recipe: DatasetRecipe;
      readonly hash: string;
    },
    items: readonly DatasetItem[],
  ) => void;
  /** Items in order of id. */
  readonly items: (name: string) => readonly DatasetItem[];
  readonly exportedItems: (name: string) => readonly ExportedItem[];
};
