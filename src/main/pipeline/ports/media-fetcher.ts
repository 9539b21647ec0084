import type { RejectionReason } from '../../../shared/domain/rejection.ts';

export type FetchOutcome =
  | { readonly kind: 'fetched'; readonly bytes: Buffer }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason; readonly detail: string };

/** Gets the bytes of one attachment, retries included; an answer is final. Rejects only when aborted. */
export type MediaFetcher = {
  readonly fetch: (locator: string, signal: AbortSignal) => Promise<FetchOutcome>;
};
