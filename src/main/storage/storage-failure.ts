import { Failure } from '../../shared/failure.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);

/**
 * The failure behind an error of the disk or of SQLite, or null when it is something else.
 *
 * A full disk shows as an I/O error of SQLite too when the write-ahead log cannot grow.
 */
export function storageFailure(error: unknown, folder: string): Failure | null {
  const code = errorCode(error);
  if (code === null) return null;
  if (FULL.has(code) || code.startsWith('SQLITE_IOERR')) {
    return new Failure(
      'STORAGE_FULL',
      `The disk of ${folder} took no more data (${code})`,
      'Free some space and run the same step again: it goes on where it stopped.',
      { cause: error },
    );
  }
  if (READ_ONLY.has(code) || code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') {
    return new Failure(
      'STORAGE_READ_ONLY',
      `${folder} cannot be written (${code})`,
      'Check the permissions of the folder, or move the workspace to a disk that can be written.',
      { cause: error },
    );
  }
  return null;
}

function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
