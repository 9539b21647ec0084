import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFolder } from '../disk/replace-folder.ts';
import { type FlushedContent, writeFlushed } from '../disk/write-flushed.ts';

/** What a file is to hold; a function is asked when its turn comes, after the files before it were written. */
export type FileContent = FlushedContent | (() => FlushedContent);

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
      await writeFlushed(
        join(temporary, name),
        typeof content === 'function' ? content() : content,
      );
    }
    await replaceFolder(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}
