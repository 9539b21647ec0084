import { close, open, read } from 'node:fs';
import { Failure } from '../../../shared/failure.ts';

/**
 * Reads a whole file into memory that has one byte more than the file.
 *
 * By callbacks: of many small files, promises of file handles take longer than the reading.
 *
 * @throws Failure WORKSPACE_DAMAGED when the file has another length.
 */
export function readInto(path: string, place: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    open(path, (failed, file) => {
      if (failed !== null) return reject(failed);
      const end = (error: Error | null): void =>
        close(file, () => (error === null ? resolve() : reject(error)));
      const readFrom = (at: number): void =>
        read(file, place, at, place.length - at, at, (error, count) => {
          if (error !== null) return end(error);
          if (count > 0 && at + count < place.length) return readFrom(at + count);
          end(at + count === place.length - 1 ? null : otherLength(path));
        });
      readFrom(0);
    });
  });
}

function otherLength(path: string): Failure {
  return new Failure(
    'WORKSPACE_DAMAGED',
    `${path} is not as long as it was when it was fetched`,
    'Put the image back from a copy of the workspace, or build a dataset without it; then export again: it goes on where it stopped.',
  );
}
