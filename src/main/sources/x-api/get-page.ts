import { assertNever } from '../../../shared/assert-never.ts';
import { Failure } from '../../../shared/failure.ts';
import type { Sleep } from '../sleep.ts';
import { askX } from './ask-x.ts';
import { judgeReply } from './judge-reply.ts';
import type { Dialect } from './search-url.ts';
import { rateLimitWait, retryWait } from './waiting-times.ts';

export type XConnection = {
  readonly host: string;
  readonly bearerToken: string;
  readonly timeoutMs: number;
  /** Tries in a row without a page, before giving up. */
  readonly maxTries: number;
  readonly sleep: Sleep;
  readonly now: () => number;
};

/** The dialect that a service takes, found out once. */
export type DialectChoice = { current: Dialect; isSettled: boolean };

/**
 * Gets one page, whatever it takes: waits out rate limits, tries again after faults, and changes the
 * dialect once when X does not know the names of the parameters.
 *
 * @throws Failure with what X says, the token left out; the signal's reason when aborted.
 */
export async function getPage(
  urlIn: (dialect: Dialect) => URL,
  dialect: DialectChoice,
  connection: XConnection,
  signal: AbortSignal,
): Promise<object> {
  const { host, bearerToken, maxTries, sleep, now } = connection;
  const says = (detail: string) => detail.replaceAll(bearerToken, '[token]');
  let failures = 0;
  let waits = 0;
  while (true) {
    const reply = await askX(urlIn(dialect.current), { ...connection, signal });
    const verdict = judgeReply(reply, now());
    switch (verdict.kind) {
      case 'page':
        dialect.isSettled = true;
        return verdict.page;
      case 'other-dialect':
        if (dialect.isSettled) throw unknownParameters(host, says(verdict.detail));
        dialect.current = dialect.current === 'post' ? 'tweet' : 'post';
        dialect.isSettled = true;
        break;
      case 'stop':
        throw new Failure(
          verdict.failure,
          `${host} refused: ${says(verdict.detail)}`,
          verdict.advice,
        );
      case 'wait':
        waits += 1;
        if (waits >= maxTries) throw unreachable(host, says(verdict.detail));
        await sleep(rateLimitWait(verdict.resetMs, now(), waits), signal);
        break;
      case 'retry':
        failures += 1;
        if (failures >= maxTries) throw unreachable(host, says(verdict.detail));
        await sleep(retryWait(verdict.because, failures), signal);
        break;
      default:
        return assertNever(verdict);
    }
  }
}

function unknownParameters(host: string, detail: string): Failure {
  return new Failure(
    'SOURCE_REFUSED',
    `${host} does not know the parameters of the request: ${detail}`,
    'Check the address of the API. If it is right, X has changed its API: look for a newer version.',
  );
}

function unreachable(host: string, detail: string): Failure {
  return new Failure(
    'SOURCE_UNREACHABLE',
    `${host} could not be reached after several tries: ${detail}`,
    'Check the network and the state of the service, then crawl again: it goes on where it stopped.',
  );
}
