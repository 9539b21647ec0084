import { Failure } from '../../../shared/failure.ts';

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'it does not exist',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
  EIO: 'the disk reports an error',
};

/** The failure to report when a file of a source cannot be read. */
export function unreadableFile(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return new Failure(
    'BAD_INPUT',
    `${path} cannot be read: ${REASONS[code] ?? code}.`,
    'Check that the file is there and may be read, then import it again: what was read is kept.',
    { cause: error },
  );
}
