import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFully } from '../../disk/write-fully.ts';

/** A file that every piece adds lines to, and what it begins with. */
export type GrowingFile = { readonly path: string; readonly header: string };

/** Files that grow from piece to piece. */
export type GrowingFiles = {
  readonly append: (path: string, text: string) => Promise<void>;
  /** Returns once all of it is on the disk: the files' lengths. */
  readonly settle: () => Promise<Readonly<Record<string, number>>>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the growing files of an export; what lies behind the lengths, of a piece that was not finished, goes.
 *
 * @param lengths by path; a file without one begins with its header.
 */
export async function openGrowingFiles(
  folder: string,
  files: readonly GrowingFile[],
  lengths: Readonly<Record<string, number>>,
): Promise<GrowingFiles> {
  const opened = new Map<string, { readonly file: FileHandle; length: number }>();
  const close = async (): Promise<void> => {
    for (const { file } of opened.values()) await file.close();
  };
  const append = async (path: string, text: string): Promise<void> => {
    const growing = opened.get(path);
    if (growing === undefined) throw new Error(`${path} is none of the growing files`);
    const bytes = Buffer.from(text);
    await writeFully(growing.file, bytes, growing.length);
    growing.length += bytes.length;
  };
  try {
    for (const { path, header } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      const file = await open(join(folder, path), constants.O_RDWR | constants.O_CREAT);
      const length = lengths[path] ?? 0;
      opened.set(path, { file, length });
      await file.truncate(length);
      if (lengths[path] === undefined) await append(path, header);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    append,
    settle: async () => {
      for (const { file } of opened.values()) await file.datasync();
      return Object.fromEntries([...opened].map(([path, { length }]) => [path, length]));
    },
    close,
  };
}
