import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder } from './flush-folder.ts';
import { writeFlushed } from './write-flushed.ts';

/** Writes a file so that a kill leaves the old content or the new one, never a part. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const temporary = `${path}.new`;
  await writeFlushed(temporary, content);
  await rename(temporary, path);
  await flushFolder(dirname(path));
}
