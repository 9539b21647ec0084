import { z } from 'zod';
import type { XReply } from './ask-x.ts';
import { blamesDialect } from './search-url.ts';

/** What to do about a reply. */
export type Verdict =
  | { readonly kind: 'page'; readonly page: object }
  | { readonly kind: 'other-dialect'; readonly detail: string }
  | {
      readonly kind: 'stop';
      readonly failure: 'SOURCE_REFUSED' | 'BAD_INPUT';
      readonly detail: string;
      readonly advice: string;
    }
  /** Rate limit; `resetMs` is the time at which it ends, or null where X does not say. */
  | { readonly kind: 'wait'; readonly resetMs: number | null; readonly detail: string }
  | { readonly kind: 'retry'; readonly because: 'network' | 'server'; readonly detail: string };

const Problem = z.looseObject({
  title: z.string().nullish(),
  detail: z.string().nullish(),
  type: z.string().nullish(),
  errors: z.array(z.looseObject({ message: z.string().nullish() })).nullish(),
});

const MAX_DETAIL = 300;

const ADVICE: { readonly [status: number]: string } = {
  401: 'Check the bearer token in the settings; X may have revoked it.',
  402: 'The account is out of credits: add some in the developer console, then crawl again.',
  403: 'The token is valid but may not search: check the access level of its app in the developer console.',
  404: 'Check the address of the API: it is written without /2.',
};

/** Decides by status and body, after the response codes that X documents. */
export function judgeReply(reply: XReply, nowMs: number): Verdict {
  if (reply.kind === 'no-answer') {
    return { kind: 'retry', because: 'network', detail: reply.detail };
  }
  const { status, headers, body } = reply;
  const json = parseJson(body);
  if (status === 200) {
    if (isPage(json)) return { kind: 'page', page: json };
    return { kind: 'retry', because: 'server', detail: 'the answer is not a page of posts' };
  }
  const detail = `${status} ${describeProblem(json, body)}`.slice(0, MAX_DETAIL);
  if (status === 400 && blamesDialect(body)) return { kind: 'other-dialect', detail };
  if (status === 400) {
    const advice = 'Correct the query; X explains its operators in the documentation of search.';
    return { kind: 'stop', failure: 'BAD_INPUT', detail, advice };
  }
  if (status === 429 && !isCapped(json)) {
    return { kind: 'wait', resetMs: resetTime(headers, nowMs), detail };
  }
  if (status === 429) {
    const advice =
      'The monthly limit of the account is used up: raise it, or wait for the next month.';
    return { kind: 'stop', failure: 'SOURCE_REFUSED', detail, advice };
  }
  if (status >= 500 || status === 408) return { kind: 'retry', because: 'server', detail };
  const advice = ADVICE[status] ?? 'Check the address of the API and the account.';
  return { kind: 'stop', failure: 'SOURCE_REFUSED', detail, advice };
}

function isPage(json: unknown): json is object {
  const isObject = typeof json === 'object' && json !== null;
  return isObject && ('data' in json || 'meta' in json || 'errors' in json);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function describeProblem(json: unknown, body: string): string {
  const problem = Problem.safeParse(json);
  if (!problem.success) return body.replaceAll(/\s+/g, ' ').trim();
  const { title, detail, errors } = problem.data;
  const words = [title, detail, errors?.[0]?.message].filter((part) => part);
  return [...new Set(words)].join(': ');
}

/** Out of quota, which waiting for the next window does not cure. */
function isCapped(json: unknown): boolean {
  const problem = Problem.safeParse(json);
  return problem.success && /\/(?:usage-capped|client-forbidden)$/.test(problem.data.type ?? '');
}

function resetTime(headers: Headers, nowMs: number): number | null {
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN);
  if (Number.isFinite(reset) && reset > 0) return reset * 1000;
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(retryAfter) && retryAfter >= 0 ? nowMs + retryAfter * 1000 : null;
}
