import { Failure } from '../../shared/failure.ts';
import { storageFailure } from '../storage/storage-failure.ts';

/** What a person is told of an error: expected failures as they are, bugs as bugs. */
export function asFailure(
  error: unknown,
  folder: string,
  onBug: (error: unknown) => void,
): Failure {
  if (error instanceof Failure) return error;
  const ofStorage = storageFailure(error, folder);
  if (ofStorage !== null) return ofStorage;
  onBug(error);
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(
    'BUG',
    `Something unexpected went wrong: ${message}`,
    'This is a fault of the program. What was finished is kept; try the step again.',
    { cause: error },
  );
}
