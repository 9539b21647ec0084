import type { FetchOutcome } from '../../pipeline/ports/media-fetcher.ts';
import { checkImageBytes } from './check-image-bytes.ts';
import type { RemoteReply } from './request-once.ts';

/** What a reply means: a final outcome, another address, or that a later try may do better. */
export type Verdict =
  | { readonly kind: 'final'; readonly outcome: FetchOutcome }
  | { readonly kind: 'redirect'; readonly location: string }
  | {
      readonly kind: 'retry';
      readonly detail: string;
      /** What the server asks to wait; null where it does not say. */
      readonly retryAfterMs: number | null;
    };

const REDIRECTS = [301, 302, 303, 307, 308];
/** Answers of a server that may do better later. */
const FOR_NOW = [408, 421, 425, 429];

export function judgeReply(reply: RemoteReply, maxBytes: number, nowMs: number): Verdict {
  const { status, location, body } = reply;
  const detail = `the server answers ${status}`;
  if (status === 200) {
    if (body !== null) return { kind: 'final', outcome: checkImageBytes(body) };
    const tooMany = `more than ${maxBytes} bytes`;
    return rejected('image:too-many-bytes', tooMany);
  }
  if (status === 204) return rejected('image:empty', detail);
  if (REDIRECTS.includes(status) && location !== null) return { kind: 'redirect', location };
  if (status === 404 || status === 410) return rejected('image:gone', detail);
  if (FOR_NOW.includes(status) || status >= 500) {
    return { kind: 'retry', detail, retryAfterMs: retryAfter(reply.retryAfter, nowMs) };
  }
  return rejected('image:refused', detail);
}

function rejected(
  reason: 'image:empty' | 'image:gone' | 'image:refused' | 'image:too-many-bytes',
  detail: string,
): Verdict {
  return { kind: 'final', outcome: { kind: 'rejected', reason, detail } };
}

/** Reads `Retry-After`, seconds or a date (RFC 9110, section 10.2.3). */
function retryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(date - nowMs, 0);
}
