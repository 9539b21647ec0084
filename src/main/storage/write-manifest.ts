import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes the list of images that the trainer reads, whole or not at all, into a folder that is made where it is
 * not there.
 *
 * @returns its path.
 */
export async function writeManifest(folder: string, lines: readonly string[]): Promise<string> {
  const manifest = join(folder, 'manifest.tsv');
  await mkdir(folder, { recursive: true });
  await writeFile(`${manifest}.new`, lines.map((line) => `${line}\n`).join(''));
  await rename(`${manifest}.new`, manifest);
  return manifest;
}
