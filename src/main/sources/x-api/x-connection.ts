import { type Sleep, sleep } from '../sleep.ts';
import type { XConnection } from './get-page.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_TRIES = 8;

/** How a service of X is asked. */
export type XConnectionSettings = {
  /** App-only token; it appears in no message, cursor or fingerprint. */
  readonly bearerToken: string;
  readonly timeoutMs?: number;
  readonly maxTries?: number;
  readonly sleep?: Sleep;
  readonly now?: () => number;
};

export function connectionOf(settings: XConnectionSettings, apiUrl: URL): XConnection {
  return {
    host: apiUrl.host,
    bearerToken: settings.bearerToken,
    timeoutMs: settings.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxTries: settings.maxTries ?? DEFAULT_TRIES,
    sleep: settings.sleep ?? sleep,
    now: settings.now ?? Date.now,
  };
}
