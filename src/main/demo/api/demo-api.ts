import type { DemoWorld } from '../demo-world.ts';
import { answerCounts } from './answer-counts.ts';
import { answerLookup } from './answer-lookup.ts';
import { answerSearch } from './answer-search.ts';
import { type DemoApiAnswer, problem } from './demo-api-answer.ts';
import { type FaultPlan, planFaults } from './planned-faults.ts';
import type { Dialect } from './post-objects.ts';
import { createRateWindow } from './rate-window.ts';

export type DemoApiSettings = {
  readonly bearerToken: string;
  readonly dialects: readonly Dialect[];
  readonly faults: FaultPlan;
  /** Requests per 15 minutes. */
  readonly rateLimit: number;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
};

/** An answer with the headers that tell the client where it stands in its rate limit. */
export type RatedAnswer = DemoApiAnswer & { readonly headers: Readonly<Record<string, string>> };

/** X's recent search, counts and look-up over a world, apart from HTTP. */
export type DemoApi = {
  /** Answers a request; `baseUrl` is the server's address, which addresses of photos begin with. */
  answer(url: URL, authorization: string | undefined, baseUrl: string): RatedAnswer;
};

const RATE_WINDOW_MS = 15 * 60_000;
const FAULT_WAIT_S = 1;

/** Makes an API over a world, with its own count of requests. */
export function createDemoApi(world: DemoWorld, settings: DemoApiSettings): DemoApi {
  const { now, dialects } = settings;
  const rate = createRateWindow(settings.rateLimit, RATE_WINDOW_MS, now);
  const faults = planFaults(settings.faults);
  return {
    answer: (url, authorization, baseUrl) => {
      if (authorization !== `Bearer ${settings.bearerToken}`)
        return { ...problem(401, 'Unauthorized'), headers: {} };
      const { allowed, headers } = rate.take();
      if (!allowed) return { ...problem(429, 'Too Many Requests'), headers };
      const fault = faults.next(url.search);
      if (fault === 503) return { ...problem(503, 'Service Unavailable'), headers };
      if (fault === 429) {
        const reset = String(Math.ceil(now() / 1000) + FAULT_WAIT_S);
        const exhausted = {
          ...headers,
          'x-rate-limit-remaining': '0',
          'x-rate-limit-reset': reset,
        };
        return { ...problem(429, 'Too Many Requests'), headers: exhausted };
      }
      if (url.pathname === '/2/tweets/search/recent')
        return { ...answerSearch(world, url.searchParams, { baseUrl, dialects }), headers };
      if (url.pathname === '/2/tweets')
        return { ...answerLookup(world, url.searchParams, { baseUrl, dialects }), headers };
      if (url.pathname === '/2/tweets/counts/recent')
        return { ...answerCounts(world, url.searchParams), headers };
      return { ...problem(404, 'Not Found'), headers };
    },
  };
}
