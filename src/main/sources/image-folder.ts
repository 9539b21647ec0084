import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { Failure } from '../../shared/failure.ts';
import type { ListFolder } from '../pipeline/ports/image-folder.ts';

/** Lists all files of a folder and of its sub-folders; those whose name or folder begins with a dot are left out. */
export const listFolder: ListFolder = async (folder) => {
  const root = resolve(folder);
  const entries = await readdir(root, { withFileTypes: true, recursive: true }).catch(
    (error: unknown) => {
      throw new Failure(
        'BAD_INPUT',
        `The folder ${root} cannot be read`,
        'Check the path of the folder of images.',
        { cause: error },
      );
    },
  );
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => file.split(sep).every((part) => !part.startsWith('.')))
    .sort()
    .map((file) => ({ path: join(root, file), file }));
  if (files.length > 0) return files;
  throw new Failure(
    'BAD_INPUT',
    `There is no file in ${root}`,
    'Choose a folder that has images in it, or in its sub-folders.',
  );
};
