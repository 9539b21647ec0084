const LONGEST_RATE_LIMIT_MS = 15 * 60_000;

/**
 * Milliseconds to wait before try `failures + 1`, as X documents it: after network errors 250 ms more
 * each time, up to 16 s; after errors of the server 5 s, doubling up to 320 s.
 */
export function retryWait(because: 'network' | 'server', failures: number): number {
  if (because === 'network') return Math.min(250 * failures, 16_000);
  return Math.min(5_000 * 2 ** (failures - 1), 320_000);
}

/**
 * Milliseconds to wait out a rate limit: until it resets and a second more, for clocks that differ; a
 * minute, doubling, where X does not say. Never longer than one window of 15 minutes and that second.
 */
export function rateLimitWait(resetMs: number | null, nowMs: number, waits: number): number {
  const wait = resetMs === null ? 60_000 * 2 ** (waits - 1) : Math.max(resetMs - nowMs, 0);
  return Math.min(wait, LONGEST_RATE_LIMIT_MS) + 1_000;
}
