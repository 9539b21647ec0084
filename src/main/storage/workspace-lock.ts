import Database from 'better-sqlite3';
import { Failure } from '../../shared/failure.ts';

/**
 * Makes sure that one program at a time has a workspace open.
 *
 * The lock is an exclusive transaction on a database of its own: the operating system drops it with the
 * process, so that a killed program leaves no stale lock behind.
 *
 * @throws Failure WORKSPACE_LOCKED when another program holds it.
 */
export function lockWorkspace(file: string): { readonly release: () => void } {
  const database = new Database(file, { timeout: 250 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new Failure(
        'WORKSPACE_LOCKED',
        'This workspace is open in another T4SA Studio',
        'Close it there first; a window, a browser shell or a command may still be running.',
        { cause: error },
      );
    }
    throw error;
  }
  return { release: () => database.close() };
}
