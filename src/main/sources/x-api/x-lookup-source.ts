import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PostSource, SourceBatch } from '../../pipeline/ports/post-source.ts';
import { parseXJson } from '../x-wire/parse-x-json.ts';
import { checkApiUrl } from './check-api-url.ts';
import { checkBearerToken } from './check-bearer-token.ts';
import { type DialectChoice, getPage } from './get-page.ts';
import { LOOKUP_POSTS, lookupUrl } from './search-url.ts';
import { connectionOf, type XConnectionSettings } from './x-connection.ts';

export type XLookupSettings = XConnectionSettings & {
  /** Address of an X API v2 service, without `/2`. */
  readonly apiUrl: string;
  /** Ids of posts, ascending. Each costs money. */
  readonly ids: BigUint64Array;
  /** What tells these ids from others, for people. */
  readonly name: string;
  /** Posts that need not be asked for. */
  readonly isKnown: (id: bigint) => boolean;
};

/** The greatest id that was asked for. */
const LookupCursor = z.object({ after: z.string().regex(/^\d+$/) });

/**
 * Looks posts of X up by their ids, a batch per request of 100. Posts that are gone are rejected records.
 *
 * @throws Failure when the address or the token cannot be right.
 */
export function createXLookupSource(settings: XLookupSettings): PostSource {
  const apiUrl = checkApiUrl(settings.apiUrl);
  checkBearerToken(settings.bearerToken);
  const { ids, name } = settings;
  const hash = createHash('sha256').update(JSON.stringify(['x-lookup', apiUrl.href]));
  hash.update(new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength));
  return {
    kind: 'x-api',
    locator: `${apiUrl.host}: posts of ${name}`,
    fingerprint: hash.digest('hex'),
    read: (cursor, signal) =>
      lookUp(
        settings,
        apiUrl,
        cursor === null ? -1n : BigInt(LookupCursor.parse(cursor).after),
        signal,
      ),
  };
}

async function* lookUp(
  settings: XLookupSettings,
  apiUrl: URL,
  after: bigint,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  const { ids } = settings;
  const connection = connectionOf(settings, apiUrl);
  const dialect: DialectChoice = { current: 'post', isSettled: false };
  const begin = after < 0n ? 0 : ids.findIndex((id) => id > after);
  for (let at = begin < 0 ? ids.length : begin; at < ids.length; at += LOOKUP_POSTS) {
    const some = ids.subarray(at, at + LOOKUP_POSTS);
    const asked = Array.from(
      some.filter((id) => !settings.isKnown(id)),
      String,
    );
    const page =
      asked.length === 0
        ? { data: [] }
        : await getPage((names) => lookupUrl(apiUrl, asked, names), dialect, connection, signal);
    const records = parseXJson(page).records.map((record, index) => ({
      ...record,
      place: record.kind === 'post' ? `post ${record.post.nativeId}` : `look-up ${at + index + 1}`,
    }));
    const done = at + some.length;
    yield {
      records,
      cursor: { after: String(some.at(-1)) },
      progress: { done, total: ids.length, unit: 'posts' },
    };
  }
}
