import { Failure } from '../../shared/failure.ts';
import type { StudioParts } from './studio-parts.ts';

/** @throws Failure BAD_INPUT when no token of the X API is known. */
export function requireBearerToken(parts: Pick<StudioParts, 'xBearerToken'>): string {
  const token = parts.xBearerToken();
  if (token !== null) return token;
  throw new Failure(
    'BAD_INPUT',
    'No bearer token of the X API is known',
    'Set the environment variable T4SA_X_BEARER_TOKEN before you start the program.',
  );
}
