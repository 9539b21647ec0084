import type { MediaId } from '../../../shared/domain/ids.ts';
import type { RejectionReason } from '../../../shared/domain/rejection.ts';

export type PendingAttachment = { readonly attachmentId: number; readonly locator: string };

export type AttachmentResult =
  | {
      readonly kind: 'fetched';
      readonly attachmentId: number;
      readonly mediaId: MediaId;
      readonly sizeBytes: number;
    }
  | {
      readonly kind: 'rejected';
      readonly attachmentId: number;
      readonly reason: RejectionReason;
      readonly detail: string;
    };

/** The images that posts carry, from address to bytes. */
export type AttachmentStore = {
  readonly countPending: () => number;
  /** The next pending attachments after an id, in order of id. */
  readonly pendingAfter: (attachmentId: number, limit: number) => readonly PendingAttachment[];
  readonly commitResults: (results: readonly AttachmentResult[]) => void;
  /** Makes the attachments whose server could not be reached pending again; returns how many. */
  readonly retryUnreachable: () => number;
};
