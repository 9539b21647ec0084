import type { MediaId } from '../../../shared/domain/ids.ts';
import { Failure } from '../../../shared/failure.ts';

/** What a promise gives; a file that is not there is told as an image that is missing. */
export async function orMissing<T>(mediaId: MediaId, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw missingImage(mediaId, error);
  }
}

/** What a function gives, as `orMissing`. */
export function orMissingAtOnce<T>(mediaId: MediaId, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw missingImage(mediaId, error);
  }
}

function missingImage(mediaId: MediaId, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') return error;
  return new Failure(
    'WORKSPACE_DAMAGED',
    `The file of image ${mediaId} is not in the workspace any more`,
    'Put it back into the folder media, or build a dataset without it; then export again: it goes on where it stopped.',
    { cause: error },
  );
}
