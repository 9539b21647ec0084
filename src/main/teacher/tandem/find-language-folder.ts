import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGE_FILES } from './language-files.ts';

/** The first sub-folder, in the order of names, that holds all language files; null without one. */
export async function findLanguageFolder(folder: string): Promise<string | null> {
  const names = (await readdir(folder).catch(() => [])).sort();
  for (const name of names) {
    const files: readonly string[] = await readdir(join(folder, name)).catch(() => []);
    if (LANGUAGE_FILES.every((file) => files.includes(file))) return join(folder, name);
  }
  return null;
}
