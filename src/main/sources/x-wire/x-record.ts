import type { Post } from '../../../shared/domain/post.ts';
import type { RejectionReason } from '../../../shared/domain/rejection.ts';

/** A record of X's JSON: a post, or why it is none. */
export type XRecord =
  | { readonly kind: 'post'; readonly post: Post }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason; readonly detail: string };
