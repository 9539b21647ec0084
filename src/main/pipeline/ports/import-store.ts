import type { Attachment, Post } from '../../../shared/domain/post.ts';
import type { RejectionReason } from '../../../shared/domain/rejection.ts';
import type { Cursor } from './post-source.ts';

export type ImportState = {
  readonly importId: number;
  readonly cursor: Cursor | null;
  readonly finished: boolean;
  readonly records: number;
  readonly posts: number;
};

export type Rejection = {
  readonly reason: RejectionReason;
  readonly place: string;
  readonly detail: string;
};

export type KeptPost = {
  readonly place: string;
  readonly post: Post;
  readonly photos: readonly Attachment[];
};

/** What was read from sources, and how far. */
export type ImportStore = {
  /** The import of this fingerprint, begun now or earlier. */
  readonly begin: (source: {
    readonly kind: string;
    readonly locator: string;
    readonly fingerprint: string;
  }) => ImportState;
  /** Writes one batch and its cursor in one transaction; a post that is there already is counted as a duplicate. */
  readonly commitBatch: (
    importId: number,
    batch: {
      readonly kept: readonly KeptPost[];
      readonly rejections: readonly Rejection[];
      readonly cursor: Cursor;
    },
  ) => void;
  readonly finish: (importId: number) => ImportState;
  /** What was imported, in order. */
  readonly list: () => readonly {
    readonly kind: string;
    readonly locator: string;
    readonly records: number;
  }[];
};
