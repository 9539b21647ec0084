import type { MediaId } from '../../../shared/domain/ids.ts';
import { Failure } from '../../../shared/failure.ts';

/** What a promise gives; a file that is not there is told as an image that is missing. */
export async function orMissing<T>(mediaId: MediaId, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    throw new Failure(
      'WORKSPACE_DAMAGED',
      `The file of image ${mediaId} is not in the workspace any more`,
      'Put it back into the folder media, or build a dataset without it; then export again: it goes on where it stopped.',
      { cause: error },
    );
  }
}
