import type { DatasetItem } from '../../../shared/domain/dataset.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import type { Split } from '../../../shared/domain/split.ts';

export type ExportedItem = DatasetItem & {
  /** Of the weak label that the dataset was made with. */
  readonly confidence: number;
  /** The post that the weak label came from: the image's earliest that is labelled. */
  readonly platform: string;
  readonly nativePostId: string;
  /** The image's place among the images of that post, from 0. */
  readonly position: number;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
  /** What the dataset's teacher says of the post; null where it says nothing any more. */
  readonly probabilities: Probabilities | null;
};

/** Images of a split of a dataset behind an id (null: from the first), in order of id. */
export type ItemsPage = {
  readonly dataset: string;
  readonly split: Split;
  readonly after: MediaId | null;
  readonly limit: number;
};

/** Reads datasets page by page, however many images they have. */
export type DatasetExports = {
  readonly exportedItems: (page: ItemsPage) => readonly ExportedItem[];
  readonly exportedSizes: (
    page: ItemsPage,
  ) => readonly { readonly mediaId: MediaId; readonly sizeBytes: number }[];
};
