import { open } from 'node:fs/promises';

/** Returns once the names in a folder, such as a renamed file's, are on the disk. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is written through.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
