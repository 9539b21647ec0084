import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { Split } from '../../../shared/domain/split.ts';

/** An image of a dataset that was passed on as ids. */
export type SharedItem = {
  readonly platform: string;
  readonly nativePostId: string;
  /** Place among the post's images, from 0. */
  readonly position: number;
  readonly polarity: Polarity;
  readonly confidence: number;
  /** SHA-256 of the bytes that the dataset was made of. */
  readonly mediaId: MediaId;
  readonly split: Split;
};

/** An image of the workspace, and a post that it is attached to. */
export type FoundImage = { readonly mediaId: MediaId; readonly post: number };

/** Finds in the workspace what others name. */
export type DatasetRestoring = {
  /** Whether the workspace has a post. */
  readonly hasPost: (platform: string, nativePostId: string) => boolean;
  /**
   * The clean image that an item means: the same bytes, in its post where it is there, else the same place in the
   * same post. Null where there is none.
   */
  readonly findImage: (item: SharedItem) => FoundImage | null;
};
