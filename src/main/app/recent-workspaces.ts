import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** The folders that were opened last, newest first. */
export type RecentWorkspaces = {
  readonly list: () => Promise<readonly string[]>;
  readonly add: (folder: string) => Promise<void>;
};

const MOST = 10;
const Folders = z.array(z.string());

/** Keeps the list in a file; a list that cannot be read or written is not worth a failure. */
export function createRecentWorkspaces(file: string): RecentWorkspaces {
  const list = async (): Promise<readonly string[]> =>
    readFile(file, 'utf8').then(
      (text) => Folders.safeParse(parseJson(text)).data ?? [],
      () => [],
    );
  return {
    list,
    add: async (folder) => {
      const folders = [folder, ...(await list()).filter((other) => other !== folder)];
      await mkdir(dirname(file), { recursive: true })
        .then(() => writeFile(file, JSON.stringify(folders.slice(0, MOST))))
        .catch(() => undefined);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
