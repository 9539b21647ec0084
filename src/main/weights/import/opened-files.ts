import { basename, dirname, join } from 'node:path';
import { openSourceFile, type SourceFile } from '../reading/source-file.ts';

export type OpenedFile = { readonly path: string; readonly source: SourceFile };

/** Files of one import. */
export type OpenedFiles = {
  /** Those that were chosen, then those that belong to them. */
  readonly all: () => readonly OpenedFile[];
  /** A chosen file of this name, or else one in the folder of the first. */
  readonly named: (name: string) => SourceFile;
  readonly close: () => void;
};

/** @throws Failure NOT_FOUND when one of them is not there. */
export function openFiles(paths: readonly string[]): OpenedFiles {
  const all: (OpenedFile & { readonly close: () => void })[] = [];
  const open = (path: string): SourceFile => {
    const source = openSourceFile(path);
    all.push({ path, source, close: source.close });
    return source;
  };
  const close = (): void => {
    for (const file of all) file.close();
  };
  try {
    for (const path of new Set(paths)) open(path);
  } catch (error) {
    close();
    throw error;
  }
  return {
    all: () => all,
    named: (name) => {
      const known = all.find(({ path }) => basename(path) === name);
      return known?.source ?? open(join(dirname(all[0]?.path ?? '.'), name));
    },
    close,
  };
}
