import { close, closeSync, open, openSync, read, readSync } from 'node:fs';
import { Failure } from '../../../shared/failure.ts';

/**
 * Reads a whole file into memory that has one byte more than the file, while nothing else happens.
 *
 * @throws Failure WORKSPACE_DAMAGED when the file has another length.
 */
export function readIntoAtOnce(path: string, place: Uint8Array): void {
  const file = openSync(path, 'r');
  try {
    let at = 0;
    for (let count = 1; count > 0 && at < place.length; at += count) {
      count = readSync(file, place, at, place.length - at, at);
      // The byte behind the file is never filled: a read that leaves only it has come to the end.
      if (at + count === place.length - 1) return;
    }
    throw otherLength(path);
  } finally {
    closeSync(file);
  }
}

/** The same, while other things happen. By callbacks: promises of file handles take longer than small files. */
export function readInto(path: string, place: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    open(path, (failed, file) => {
      if (failed !== null) return reject(failed);
      const end = (error: Error | null): void =>
        close(file, () => (error === null ? resolve() : reject(error)));
      const readFrom = (at: number): void =>
        read(file, place, at, place.length - at, at, (error, count) => {
          if (error !== null) return end(error);
          if (count > 0 && at + count < place.length - 1) return readFrom(at + count);
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
