import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadModelFolder, MODEL_FILE } from './model-folder.ts';

/** A person who looks at one image after the other must not wait for half a gigabyte of weights each time. */
const HELD_MS = 30_000;

type Held = {
  readonly folder: string;
  readonly modifiedMs: number;
  readonly loaded: Awaited<ReturnType<typeof loadModelFolder>>;
  users: number;
  timer: NodeJS.Timeout | null;
};

let held: Held | null = null;

/**
 * Does something with a model folder's model. The model that was used last stays loaded for half a minute.
 *
 * @throws Failure when the folder does not hold a model.
 */
export async function withHeldModel<T>(
  folder: string,
  use: (loaded: Held['loaded']) => Promise<T>,
): Promise<T> {
  const { mtimeMs } = await stat(join(folder, MODEL_FILE)).catch(() => ({ mtimeMs: -1 }));
  const isSame = held?.folder === folder && held.modifiedMs === mtimeMs;
  if (held !== null && !isSame) letGo(held);
  const entry: Held =
    held !== null && isSame
      ? held
      : {
          folder,
          modifiedMs: mtimeMs,
          loaded: await loadModelFolder(folder),
          users: 0,
          timer: null,
        };
  if (entry.timer !== null) clearTimeout(entry.timer);
  if (held !== entry) {
    if (held !== null) letGo(held);
    held = entry;
  }
  entry.users += 1;
  try {
    return await use(entry.loaded);
  } finally {
    entry.users -= 1;
    entry.timer = setTimeout(() => letGo(entry), HELD_MS).unref();
    if (held !== entry) letGo(entry);
  }
}

/** Lets go of the model that is held, so that its memory can be used. */
export function releaseHeldModel(): void {
  if (held !== null) letGo(held);
}

function letGo(entry: Held): void {
  if (held === entry) held = null;
  if (entry.users > 0) return;
  if (entry.timer !== null) clearTimeout(entry.timer);
  entry.loaded.model.dispose();
}
