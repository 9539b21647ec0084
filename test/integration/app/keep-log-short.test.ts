import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { keepLogShort } from '../../../src/main/app/keep-log-short.ts';
import { openReadingThread } from '../../../src/main/app/reading/open-reading-thread.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { fillWithLeftOut } from '../../helpers/left-out-images.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';

it('moves a long log into the database while the workspace is open', async () => {
  const workspace = await aWorkspace();
  const { database } = workspace.folders;
  const reading = openReadingThread({
    ...{ database, worker: PROGRAM_FILES.readingWorker },
    onBug: (error) => expect.fail(String(error)),
  });
  const ending = new AbortController();
  fillWithLeftOut(workspace, 6000);
  expect(pagesLeft(database)).toBeGreaterThan(0);
  expect(pagesLeft(database)).toBeGreaterThan(0);
  const keeping = keepLogShort({ database, reading }, ending.signal);
  try {
    await expect.poll(() => pagesLeft(database), { timeout: 20_000 }).toBe(0);
  } finally {
    ending.abort();
    await keeping;
    await reading.close();
  }
});

/** Pages of the log that are not in the database yet. */
function pagesLeft(file: string): number {
  const database = new Database(file, { readonly: true });
  try {
    const [row] = database.pragma('wal_checkpoint(NOOP)') as readonly {
      readonly log: number;
      readonly checkpointed: number;
    }[]; // why: the pragma gives one row of these
    return row === undefined ? -1 : row.log - row.checkpointed;
  } finally {
    database.close();
  }
}
