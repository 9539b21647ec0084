import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Polarity, Probabilities } from '../../../shared/domain/polarity.ts';

export type UnlabelledPost = { readonly postId: number; readonly text: string };

export type PostLabel = { readonly postId: number; readonly probabilities: Probabilities };

export type WeakLabelStore = {
  readonly countUnlabelled: (teacher: string) => number;
  readonly unlabelled: (teacher: string, limit: number) => readonly UnlabelledPost[];
  readonly commitLabels: (teacher: string, labels: readonly PostLabel[]) => void;
  /** Labels that another teacher gave to posts beyond `after` which this one has not read, in order of posts. */
  readonly labelledByOther: (
    teacher: string,
    other: string,
    after: number,
    limit: number,
  ) => readonly PostLabel[];
  /**
   * Gives every clean image the weak label of its earliest post; replaces what was there.
   *
   * Returns the number of images that have a label now.
   */
  readonly passOnToMedia: (teacher: string) => number;
  /** The weak label of every image that has one, in order of id. */
  readonly mediaLabels: () => readonly { readonly mediaId: MediaId; readonly polarity: Polarity }[];
};
