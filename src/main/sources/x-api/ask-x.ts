/** What came back for one request: an answer, or none. */
export type XReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Headers;
      readonly body: string;
    }
  | { readonly kind: 'no-answer'; readonly detail: string };

/** A page of 100 posts has some 200 kB; much more is not X. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/**
 * Sends one request with the token. Redirects are not followed, so that the token goes nowhere else.
 *
 * @throws the signal's reason when aborted; nothing else.
 */
export async function askX(
  url: URL,
  options: {
    readonly bearerToken: string;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
  },
): Promise<XReply> {
  try {
    const response = await fetch(url, {
      headers: {
        Authorization: `Bearer ${options.bearerToken}`,
        Accept: 'application/json',
        'User-Agent': 't4sa-studio',
      },
      redirect: 'manual',
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]),
    });
    const body = await readBody(response);
    return { kind: 'answer', status: response.status, headers: response.headers, body };
  } catch (error) {
    options.signal.throwIfAborted();
    return { kind: 'no-answer', detail: describeNetworkError(error, options.timeoutMs) };
  }
}

async function readBody(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let held = 0;
  for await (const piece of response.body ?? []) {
    held += piece.length;
    if (held > MAX_BODY_BYTES) throw new Error('the answer does not end');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function describeNetworkError(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'the connection failed';
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return `the connection failed (${'code' in cause ? cause.code : cause.message})`;
}
