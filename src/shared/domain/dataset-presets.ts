import type { AuthorUse, ConflictRule, NearDuplicateUse, PostImages } from './dataset-options.ts';

/** A published way to make a dataset; the confidence thresholds are not part of it, because none was published. */
export type DatasetPreset = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly recipe: {
    readonly nearDuplicates: NearDuplicateUse;
    readonly balance: boolean;
    readonly conflicts: ConflictRule;
    readonly postImages: PostImages;
    readonly authors: AuthorUse;
  };
};

const AS_PUBLISHED = { conflicts: 'representative', postImages: 'all', authors: 'apart' } as const;

/** The three datasets of the 2017 paper, in the order in which each is made from the one before. */
export const DATASET_PRESETS = [
  {
    id: 't4sa',
    name: 'T4SA',
    note: 'Every selected image, near-duplicates too. About 1.5 million in the paper.',
    recipe: { ...AS_PUBLISHED, nearDuplicates: 'keep', balance: false },
  },
  {
    id: 't4sa-without-near-duplicates',
    name: 'T4SA without near-duplicates',
    note: 'One image of each near-duplicate group. 974,053 in the paper.',
    recipe: { ...AS_PUBLISHED, nearDuplicates: 'representatives', balance: false },
  },
  {
    id: 'b-t4sa',
    name: 'B-T4SA',
    note: 'The same, with the larger polarities sampled down to the smallest. 470,586 in the paper.',
    recipe: { ...AS_PUBLISHED, nearDuplicates: 'representatives', balance: true },
  },
] as const satisfies readonly DatasetPreset[];
