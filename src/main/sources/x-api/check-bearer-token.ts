import { Failure } from '../../../shared/failure.ts';

/** @throws Failure when a token cannot be one. */
export function checkBearerToken(token: string): void {
  if (/^[\x21-\x7e]+$/.test(token)) return;
  throw new Failure(
    'BAD_INPUT',
    'The bearer token is empty, or holds characters that no token has.',
    'Copy it again from the developer console, without spaces.',
  );
}
