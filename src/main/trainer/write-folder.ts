import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a file is to hold; a function is asked when its turn comes, after the files before it were written. */
export type FileContent = string | Uint8Array | (() => string | Iterable<Uint8Array>);

/**
 * Writes a folder of files so that it is there whole or not at all, even if the power fails.
 *
 * The files go to `<folder>.tmp` first, are flushed to disk, then take the folder's name. A folder that
 * was there is replaced.
 */
export async function writeFolder(
  folder: string,
  files: Readonly<Record<string, FileContent>>,
): Promise<void> {
  const temporary = `${folder}.tmp`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    for (const [name, content] of Object.entries(files)) {
      await writeFlushed(join(temporary, name), content);
    }
    await flushFolder(temporary);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
  await flushFolder(dirname(folder));
}

async function writeFlushed(path: string, content: FileContent): Promise<void> {
  const file = await open(path, 'w');
  try {
    const given = typeof content === 'function' ? content() : content;
    const parts = typeof given === 'string' || given instanceof Uint8Array ? [given] : given;
    for (const part of parts) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is written through.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
