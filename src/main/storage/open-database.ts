import Database from 'better-sqlite3';
import { Failure } from '../../shared/failure.ts';
import { MIGRATIONS } from './migrations.ts';

/** Marks our files, so that another program's database is never migrated. ASCII "T4SA". */
const APPLICATION_ID = 0x54345341;

/**
 * Length of the write-ahead log, in pages of 4 KiB, from which on a commit moves it into the database: while the program
 * is open a thread does so long before, and no commit waits for the disk.
 */
const LONGEST_LOG_PAGES = 16_384;

/**
 * Opens `workspace.sqlite` and brings its schema up to date.
 *
 * Write-ahead logging: a committed batch survives a killed program, and a power cut never tears the file.
 *
 * @throws Failure WORKSPACE_TOO_NEW for a schema of a later program, WORKSPACE_DAMAGED for a file that is
 * no workspace database.
 */
export function openDatabase(file: string): Database.Database {
  const database = new Database(file);
  try {
    database.pragma('busy_timeout = 5000');
    // A table that others refer to can only be made anew while nobody checks.
    database.pragma('foreign_keys = OFF');
    migrate(database, file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma(`wal_autocheckpoint = ${LONGEST_LOG_PAGES}`);
    database.pragma('foreign_keys = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -65536');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && isDamage(error.code)) {
      throw new Failure(
        'WORKSPACE_DAMAGED',
        `${file} is not a workspace database, or it is damaged (${error.message})`,
        'Restore the file from a copy, or open another folder.',
        { cause: error },
      );
    }
    throw error;
  }
}

function isDamage(code: string): boolean {
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

function migrate(database: Database.Database, file: string): void {
  const applicationId = database.pragma('application_id', { simple: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  const isNew = version === 0 && applicationId === 0;
  if (isNew ? hasTables(database) : applicationId !== APPLICATION_ID) {
    throw new Failure(
      'WORKSPACE_DAMAGED',
      `${file} is a database of another program`,
      'Open another folder.',
    );
  }
  if (version > MIGRATIONS.length) {
    throw new Failure(
      'WORKSPACE_TOO_NEW',
      `The workspace has schema ${version}; this program knows schemas up to ${MIGRATIONS.length}`,
      'Open it with the newer T4SA Studio that made it. Nothing was changed.',
    );
  }
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}

function hasTables(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() !== undefined;
}
