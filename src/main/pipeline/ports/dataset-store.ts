import type {
  DatasetItem,
  DatasetRecipe,
  DatasetSource,
  DatasetSummary,
} from '../../../shared/domain/dataset.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { ReviewedImage } from '../../domain/apply-verdicts.ts';
import type { LeakLinks } from '../../domain/find-leaks.ts';
import type { LabelledImages } from '../../domain/labelled-images.ts';
import type { DatasetExports } from './dataset-exports.ts';
import type { DrawnItem } from './drawn-item.ts';

type NewDataset = {
  readonly name: string;
  readonly createdAtMs: number;
  readonly recipe: DatasetRecipe;
  readonly hash: string;
  /** Near-duplicate groups in conflict. */
  readonly conflicts?: number;
};

export type DatasetStore = DatasetExports & {
  /** All clean images with a weak label, in order of id: a million take some seconds. */
  readonly labelledImages: () => LabelledImages;
  /** Polarities that a teacher finds, by the number of the post; `NO_OPINION` where it has none. */
  readonly opinions: (teacher: string) => Uint8Array;
  /** A number for the author of each post by its number, -1 of one that is not known; null where none is. */
  readonly postAuthors: () => Int32Array | null;
  /** The images with these keys. */
  readonly mediaIds: (keys: ArrayLike<number>) => readonly MediaId[];
  /** Keys of those of these images that are there. */
  readonly keysOf: (mediaIds: Iterable<MediaId>) => readonly number[];
  /** Images on which the verdicts come to something. */
  readonly reviewedImages: () => readonly ReviewedImage[];
  readonly find: (name: string) => DatasetSummary | null;
  readonly list: () => readonly DatasetSummary[];
  /** Begins a dataset that is there as soon as it is frozen. */
  readonly begin: (dataset: NewDataset & Pick<DatasetSummary, 'counts'>) => void;
  /** Adds items to a dataset that was begun, in one transaction. */
  readonly addItems: (name: string, items: readonly DrawnItem[]) => void;
  /** Freezes a dataset that was begun, and keeps what the workspace's imports had read. */
  readonly freeze: (name: string) => void;
  /** Removes up to so many items of datasets that were begun and never frozen; returns how many rows went. */
  readonly discard: (limit: number) => number;
  /**
   * Freezes a dataset; each item keeps the post and the confidence that its weak label has now, and the
   * dataset what the workspace's imports had read.
   */
  readonly save: (dataset: NewDataset, items: readonly DatasetItem[]) => void;
  /** Items in order of id. */
  readonly items: (name: string) => readonly DatasetItem[];
  /** The workspace's imports as they stood when the dataset was frozen, in order of import. */
  readonly sources: (name: string) => readonly DatasetSource[];
  /** What ties a dataset's images to one another, as of now. */
  readonly leakLinks: (name: string) => LeakLinks;
};
