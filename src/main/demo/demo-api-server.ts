import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createDemoApi } from './api/demo-api.ts';
import { problem } from './api/demo-api-answer.ts';
import { createDemoMediaHost } from './api/demo-media-host.ts';
import type { FaultPlan } from './api/planned-faults.ts';
import type { Dialect } from './api/post-objects.ts';
import type { DemoWorld } from './demo-world.ts';

/** The token that the demo's server takes unless told otherwise; it opens nothing else. */
export const DEMO_BEARER_TOKEN = 'demo-token';

export type DemoApiOptions = {
  /** Port on 127.0.0.1; a free one by default. */
  readonly port?: number;
  readonly bearerToken?: string;
  /** Names of fields that are known; the server answers 400 to the others. Both by default. */
  readonly dialects?: readonly Dialect[];
  /** Time that every answer takes at least, milliseconds. */
  readonly latencyMs?: number;
  readonly faults?: FaultPlan;
  /** Requests to the API per 15 minutes; 450 by default, as recent search has. */
  readonly rateLimit?: number;
  /** Encoded pictures that are kept, bytes. */
  readonly cacheBytes?: number;
  /** Clock for rate limits, milliseconds since 1970 UTC. */
  readonly now?: () => number;
};

export type DemoApiServer = {
  /** Address without a slash at its end. */
  readonly url: string;
  /** Requests so far, by what they were for; `refused` counts answers of 400 and above among them. */
  readonly requests: Readonly<
    Record<'search' | 'counts' | 'lookup' | 'media' | 'other' | 'refused', number>
  >;
  /** Stops at once; open connections are cut. */
  close(): Promise<void>;
};

type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
};

const RECENT_SEARCH_LIMIT = 450;

/**
 * Serves a demo world on the loopback interface as X API v2 would: recent search, recent counts,
 * look-up by ids, and the photos, which are drawn when they are asked for.
 *
 * The paths are `/2/tweets/search/recent`, `/2/tweets/counts/recent`, `/2/tweets` and `/media/<name>.<format>`.
 *
 * @throws Error when the port is taken.
 */
export async function startDemoApiServer(
  world: DemoWorld,
  options: DemoApiOptions = {},
): Promise<DemoApiServer> {
  const { faults = {}, latencyMs = 0, cacheBytes } = options;
  const requests = { search: 0, counts: 0, lookup: 0, media: 0, other: 0, refused: 0 };
  const mediaHost = createDemoMediaHost(world, faults, cacheBytes);
  const api = createDemoApi(world, {
    bearerToken: options.bearerToken ?? DEMO_BEARER_TOKEN,
    dialects: options.dialects ?? ['post', 'tweet'],
    rateLimit: options.rateLimit ?? RECENT_SEARCH_LIMIT,
    now: options.now ?? Date.now,
    faults,
  });
  let baseUrl = '';

  const reply = async (request: IncomingMessage): Promise<Reply> => {
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
    if (url === null || request.method !== 'GET')
      return jsonReply({ ...problem(405, 'Method Not Allowed'), headers: {} });
    const route = routeOf(url.pathname);
    requests[route] += 1;
    if (latencyMs > 0) await delay(latencyMs);
    if (route === 'media') return mediaHost.answer(url);
    return jsonReply(api.answer(url, request.headers.authorization, baseUrl));
  };

  const server = createServer(async (request, response) => {
    try {
      const { status, headers, bytes } = await reply(request);
      if (status >= 400) requests.refused += 1;
      response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
    } catch (error) {
      requests.refused += 1;
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // why: a server that listens on TCP has such an address
  baseUrl = `http://127.0.0.1:${port}`;
  return {
    url: baseUrl,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function routeOf(path: string): 'search' | 'counts' | 'lookup' | 'media' | 'other' {
  if (path === '/2/tweets/search/recent') return 'search';
  if (path === '/2/tweets/counts/recent') return 'counts';
  if (path === '/2/tweets') return 'lookup';
  return path.startsWith('/media/') ? 'media' : 'other';
}

function jsonReply(answer: {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}): Reply {
  const type =
    answer.status === 200 ? 'application/json; charset=utf-8' : 'application/problem+json';
  return {
    status: answer.status,
    headers: { ...answer.headers, 'content-type': type },
    bytes: Buffer.from(JSON.stringify(answer.body)),
  };
}
