/** Where a client stands in its rate limit, as X tells it in three headers. */
export type RateStanding = {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
};

/** Counts requests in windows of fixed length, as X does. */
export type RateWindow = { take(): RateStanding };

/**
 * Starts the first window with its first request.
 *
 * @param limit requests per window; recent search has 450 per 15 minutes.
 * @param now clock, milliseconds since 1970 UTC.
 */
export function createRateWindow(limit: number, windowMs: number, now: () => number): RateWindow {
  let endMs = 0;
  let used = 0;
  return {
    take: () => {
      if (now() >= endMs) {
        endMs = now() + windowMs;
        used = 0;
      }
      used += 1;
      const headers = {
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(Math.max(0, limit - used)),
        'x-rate-limit-reset': String(Math.ceil(endMs / 1000)),
      };
      return { allowed: used <= limit, headers };
    },
  };
}
