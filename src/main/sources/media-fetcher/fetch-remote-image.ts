import { assertNever } from '../../../shared/assert-never.ts';
import type { FetchOutcome } from '../../pipeline/ports/media-fetcher.ts';
import type { Sleep } from '../sleep.ts';
import { ForbiddenAddress } from './guarded-lookup.ts';
import type { HostGate } from './host-gate.ts';
import { judgeReply, type Verdict } from './judge-reply.ts';
import type { RequestOnce } from './request-once.ts';

const MAX_REDIRECTS = 3;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 120_000;

export type RemoteOptions = {
  /** For one try, from the connection to the last byte. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Tries after the first. */
  readonly retries: number;
  readonly sleep: Sleep;
  readonly now: () => number;
  /** Uniform in [0, 1): spreads the retries of many images. */
  readonly random: () => number;
};

/** Fetches one image over HTTP, with redirects and retries; rejects only when aborted. */
export async function fetchRemoteImage(
  url: URL,
  requestOnce: RequestOnce,
  gate: HostGate,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  for (let retry = 0; ; retry += 1) {
    const verdict = await tryOnce(url, requestOnce, gate, options, signal);
    if (verdict.kind === 'final') return verdict.outcome;
    if (retry === options.retries) {
      const detail = `${verdict.detail}, after ${retry + 1} tries`;
      return { kind: 'rejected', reason: 'image:unreachable', detail };
    }
    const wait = FIRST_WAIT_MS * 2 ** retry * (0.5 + options.random());
    const waitMs = Math.min(Math.max(wait, verdict.retryAfterMs ?? 0), LONGEST_WAIT_MS);
    if (verdict.retryAfterMs !== null) gate.pause(url.host, waitMs);
    await options.sleep(waitMs, signal);
  }
}

async function tryOnce(
  url: URL,
  requestOnce: RequestOnce,
  gate: HostGate,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Exclude<Verdict, { kind: 'redirect' }>> {
  let address = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const here = address;
    const verdict = await gate.run(here.host, signal, () =>
      ask(here, requestOnce, options, signal),
    );
    switch (verdict.kind) {
      case 'final':
      case 'retry':
        return verdict;
      case 'redirect': {
        const next = URL.parse(verdict.location, here.href);
        if (next === null || !isHttp(next)) return refused('it redirects to no web address');
        address = next;
        break;
      }
      default:
        return assertNever(verdict);
    }
  }
  return refused(`more than ${MAX_REDIRECTS} redirects`);
}

async function ask(
  url: URL,
  requestOnce: RequestOnce,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Verdict> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const reply = await requestOnce(url, AbortSignal.any([signal, timeout]));
    return judgeReply(reply, options.maxBytes, options.now());
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ForbiddenAddress) return refused(error.message);
    const detail = timeout.aborted
      ? `no whole answer within ${options.timeoutMs} ms`
      : `the connection failed (${describeError(error)})`;
    return { kind: 'retry', detail, retryAfterMs: null };
  }
}

/** True for the addresses that this program fetches from. */
export function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

function refused(detail: string): { kind: 'final'; outcome: FetchOutcome } {
  return { kind: 'final', outcome: { kind: 'rejected', reason: 'image:refused', detail } };
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
