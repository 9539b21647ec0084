import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { Failure } from '../../shared/failure.ts';
import type { ListImagePaths } from '../pipeline/ports/outside-images.ts';

/** Endings of files in folders that are taken for images. */
const ENDINGS: ReadonlySet<string> = new Set([
  ...['.jpg', '.jpeg', '.jfif', '.png', '.webp', '.gif', '.avif', '.tif', '.tiff'],
]);

/**
 * Lists image files: those that are named, whatever their ending, and those below the folders that are named.
 *
 * In folders, names that begin with a dot are left out. A symbolic link to a file counts where the file lies in the
 * folder too; links to folders are not followed, so that no listing goes round in a circle.
 */
export const listImagePaths: ListImagePaths = async (named, signal) => {
  const paths = new Set<string>();
  for (const name of named) {
    signal.throwIfAborted();
    const path = resolve(name);
    const kind = await stat(path).catch((error: unknown) => {
      throw new Failure(
        'BAD_INPUT',
        `${path} cannot be read`,
        'Check the path; it must be a file or a folder on this machine.',
        { cause: error },
      );
    });
    if (!kind.isDirectory()) paths.add(path);
    else for (const found of await imagesBelow(path, signal)) paths.add(found);
  }
  if (paths.size === 0) {
    throw new Failure(
      'BAD_INPUT',
      `There is no image in ${named.join(', ')}`,
      'Choose images, or a folder that has JPEG, PNG, WebP, GIF, AVIF or TIFF files in it or in its sub-folders.',
    );
  }
  return [...paths].sort();
};

async function imagesBelow(root: string, signal: AbortSignal): Promise<readonly string[]> {
  const real = await realpath(root);
  const found: string[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal.throwIfAborted();
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      throw new Failure(
        'BAD_INPUT',
        `The folder ${folder} cannot be read`,
        'Give this program the right to read it, or choose another folder.',
        { cause: error },
      );
    });
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) waiting.push(path);
      else if (!ENDINGS.has(extname(entry.name).toLowerCase())) continue;
      else if (entry.isFile() || (entry.isSymbolicLink() && (await isFileInside(real, path)))) {
        found.push(path);
      }
    }
  }
  return found;
}

async function isFileInside(realRoot: string, link: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  if (target === null || !(await stat(target)).isFile()) return false;
  const way = relative(realRoot, target);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(realRoot, way) === target;
}
