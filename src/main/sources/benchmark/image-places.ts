import { readdir } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { insideFolder } from '../inside-folder.ts';

/** Where the images are that a list names. */
export type ImagePlaces = {
  /** An absolute path, or why there is none. */
  readonly find: (named: string) => Promise<string | 'outside' | 'missing'>;
  /** A path as it is told to people. */
  readonly shown: (path: string) => string;
};

/**
 * Looks for named images below a folder.
 *
 * A name is tried from each base in turn. Where it is not there, its leading folders are left out one by one: lists are
 * often made at another place than they are read at.
 *
 * @param root nothing outside of it is ever found.
 */
export function imagePlaces(root: string, bases: readonly string[]): ImagePlaces {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const namesIn = (folder: string): Promise<ReadonlySet<string>> => {
    const names = known.get(folder) ?? readdir(folder).then(toSet, () => toSet([]));
    known.set(folder, names);
    return names;
  };
  const isThere = async (path: string): Promise<boolean> =>
    (await namesIn(dirname(path))).has(basename(path));
  return {
    find: async (named) => {
      const segments = named.replaceAll('\\', '/').split('/');
      for (let from = 0; from < segments.length; from += 1) {
        for (const base of bases) {
          const path = insideFolder(root, base, segments.slice(from).join('/'));
          if (path !== null && (await isThere(path))) return path;
        }
      }
      return bases.some((base) => insideFolder(root, base, named) !== null) ? 'missing' : 'outside';
    },
    shown: (path) => relative(root, path),
  };
}

function toSet(names: readonly string[]): ReadonlySet<string> {
  return new Set(names);
}
