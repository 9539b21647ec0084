import type { Post } from '../../../shared/domain/post.ts';
import type { RejectionReason } from '../../../shared/domain/rejection.ts';

/** JSON that a source writes down to find its place again. */
export type Cursor = { readonly [key: string]: string | number | boolean | null };

/** One record of a source: a post, or why it is none. `place` tells a person where it stands. */
export type SourceRecord =
  | { readonly kind: 'post'; readonly place: string; readonly post: Post }
  | {
      readonly kind: 'rejected';
      readonly place: string;
      readonly reason: RejectionReason;
      readonly detail: string;
    };

export type SourceBatch = {
  readonly records: readonly SourceRecord[];
  /** Reading on from here gives what follows this batch, nothing twice and nothing left out. */
  readonly cursor: Cursor;
  /** How far the source is, in its own unit; `total` is null where it cannot be known. */
  readonly progress: {
    readonly done: number;
    readonly total: number | null;
    readonly unit: string;
  };
};

/** Where posts come from. Batches are committed together with their cursor. */
export type PostSource = {
  readonly kind: 'x-jsonl' | 't4sa' | 'folder-csv' | 'x-api';
  /** Path or query, for people. */
  readonly locator: string;
  /** Equal fingerprints mean the same content: importing it again continues or does nothing. */
  readonly fingerprint: string;
  /**
   * Reads on from a cursor, or from the start when it is null.
   *
   * @throws Failure when the source as a whole cannot be read; what was delivered before stays.
   */
  readonly read: (cursor: Cursor | null, signal: AbortSignal) => AsyncIterable<SourceBatch>;
};
