import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder } from './flush-folder.ts';

/** Gives a folder of flushed files its name, in place of one that was there; returns once that is on the disk. */
export async function replaceFolder(written: string, folder: string): Promise<void> {
  await flushFolder(written);
  await rm(folder, { recursive: true, force: true });
  await rename(written, folder);
  await flushFolder(dirname(folder));
}
