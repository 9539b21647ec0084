import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';

/** Copies a file, and returns once the copy is on the disk; a file system that can shares the blocks. */
export async function copyFlushed(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const file = await open(to, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
