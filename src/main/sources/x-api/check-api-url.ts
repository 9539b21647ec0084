import { Failure } from '../../../shared/failure.ts';

/**
 * The address of an API, without a trailing `/2`.
 *
 * @throws Failure when it is no address, or the token would travel in the clear.
 */
export function checkApiUrl(address: string): URL {
  const url = URL.parse(address);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw new Failure(
      'BAD_INPUT',
      `${address} is not the address of an API.`,
      'Write it like https://api.x.com.',
    );
  }
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !isLocal) {
    throw new Failure(
      'BAD_INPUT',
      `${url.origin} is not encrypted: anyone on the way could read the token.`,
      'Use an address that begins with https://.',
    );
  }
  const clean = new URL(url.origin);
  clean.pathname = url.pathname.replace(/\/+$/, '').replace(/\/2$/, '');
  return clean;
}
