import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type AddressRule, checkLiteralAddress, guardedLookup } from './guarded-lookup.ts';

export type RemoteReply = {
  readonly status: number;
  /** Where a redirect leads, as the server wrote it. */
  readonly location: string | null;
  /** Seconds or a date, as the server wrote it. */
  readonly retryAfter: string | null;
  /** The bytes of a 200; null for other statuses, and where there are more than the limit. */
  readonly body: Buffer | null;
};

/** Sends one GET request; rejects with the network's error, ForbiddenAddress or the signal's reason. */
export type RequestOnce = (url: URL, signal: AbortSignal) => Promise<RemoteReply>;

export function createRequestOnce(
  options: AddressRule & { readonly maxBytes: number },
): RequestOnce {
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = new HttpsAgent({ keepAlive: true });
  const lookup = guardedLookup(options);
  const headers = {
    Accept: 'image/jpeg,image/png,image/webp,image/gif,*/*;q=0.1',
    'Accept-Encoding': 'identity',
    'User-Agent': 't4sa-studio',
  };
  return async (url, signal) => {
    checkLiteralAddress(url, options);
    const isSecure = url.protocol === 'https:';
    const send = isSecure ? httpsRequest : httpRequest;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const agent = isSecure ? httpsAgent : httpAgent;
      const request = send(url, { agent, lookup, headers, signal });
      request.on('response', resolve);
      request.on('error', reject);
      request.end();
    });
    const body = response.statusCode === 200 ? await readBody(response, options.maxBytes) : null;
    response.destroy();
    return {
      status: response.statusCode ?? 0,
      location: response.headers.location ?? null,
      retryAfter: response.headers['retry-after'] ?? null,
      body,
    };
  };
}

/** Stops at the limit, whatever length the server announces; null when it was reached. */
async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) return null;
  const pieces: Buffer[] = [];
  let held = 0;
  for await (const piece of response) {
    held += piece.length;
    if (held > maxBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
