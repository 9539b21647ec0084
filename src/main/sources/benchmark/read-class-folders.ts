import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { NamedImage } from './named-image.ts';
import type { ProblemTally } from './problem-tally.ts';

const IMAGE = /\.(?:jpe?g|png|webp|gif)$/i;

/** The images of a folder with one sub-folder per class; deeper folders belong to the class that they lie in. */
export async function readClassFolders(
  folder: string,
  problems: ProblemTally,
): Promise<readonly NamedImage[]> {
  const images: NamedImage[] = [];
  for (const { name } of await classFolders(folder)) {
    const entries = await readdir(join(folder, name), { withFileTypes: true, recursive: true });
    for (const entry of entries) {
      if (entry.isDirectory() || entry.name.startsWith('.')) continue;
      const file = relative(folder, join(entry.parentPath, entry.name));
      if (IMAGE.test(entry.name)) images.push({ file, className: name, place: file });
      else problems.add('files whose names are not those of images', file);
    }
  }
  return images.sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function classFolders(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
}
