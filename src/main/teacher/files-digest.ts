import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

/** SHA-256, in hexadecimal, over the names and contents of files in the order given. */
export async function filesDigest(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    const own = createHash('sha256');
    for await (const chunk of createReadStream(path)) own.update(chunk);
    hash.update(`${basename(path)} ${own.digest('hex')}\n`);
  }
  return hash.digest('hex');
}
