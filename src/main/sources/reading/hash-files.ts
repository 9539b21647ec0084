import { createHash } from 'node:crypto';
import { readFileChunks } from './read-file-chunks.ts';

/**
 * SHA-256 over a form's name and the whole content of its files, in the order given; hexadecimal.
 *
 * @throws Failure when a file cannot be read.
 */
export async function hashFiles(form: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(form);
  for (const path of paths) {
    const ofFile = createHash('sha256');
    for await (const { bytes } of readFileChunks(path, { start: 0, chunkBytes: 1024 * 1024 })) {
      ofFile.update(bytes);
    }
    hash.update(ofFile.digest());
  }
  return hash.digest('hex');
}
