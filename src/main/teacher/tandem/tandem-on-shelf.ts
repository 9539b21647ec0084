import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { filesDigest } from '../files-digest.ts';
import type { TeacherOnShelf } from '../teacher-on-shelf.ts';
import { readTandem, tandemFiles } from './tandem-folder.ts';
import { readTandemHeader } from './tandem-header.ts';
import { createTandemTeacher } from './tandem-teacher.ts';
import { startTandemThreads } from './tandem-threads.ts';

/** More threads cost memory that labelling is not worth. */
const MAX_THREADS = 4;

/**
 * The tandem that a folder holds, or null when it holds none.
 *
 * @param worker path of `tandem-worker`, as source or built; without it, texts are read in this thread.
 */
export async function tandemOnShelf(
  folder: string,
  worker?: string,
): Promise<TeacherOnShelf | null> {
  const header = await readTandemHeader(folder);
  if (header === null) return null;
  const { name, description, card } = header;
  return {
    summary: { name, kind: 'tandem', description, card, labelMapping: null },
    folder,
    digest: () => filesDigest(tandemFiles(header.hasNetwork).map((file) => join(folder, file))),
    load: async () => {
      const { language, model } = await readTandem(folder);
      if (worker === undefined) return createTandemTeacher(name, language, model);
      const count = Math.min(MAX_THREADS, availableParallelism());
      return createTandemTeacher(name, language, model, () =>
        startTandemThreads({ folder, language, model, worker, count }),
      );
    },
  };
}
