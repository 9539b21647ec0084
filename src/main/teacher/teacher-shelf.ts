import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../shared/failure.ts';
import type { Teacher, TeacherShelf } from '../pipeline/ports/teacher.ts';
import { type Bases, calibratedOnShelf } from './calibrated/calibrated-on-shelf.ts';
import { tandemOnShelf } from './tandem/tandem-on-shelf.ts';
import type { TeacherOnShelf } from './teacher-on-shelf.ts';
import type { TeacherWorkers } from './teacher-workers.ts';
import { transformerOnShelf } from './transformer/transformer-on-shelf.ts';
import { createVaderTeacher, VADER_NAME } from './vader-teacher.ts';

/** A workspace's teachers; closing it ends the threads of those that were loaded. */
export type OpenTeacherShelf = TeacherShelf & {
  /** The teacher of a workspace where none was chosen: the first one that ships, else VADER. */
  readonly defaultName: string;
  /**
   * What is known of a teacher, without getting it ready.
   *
   * @throws Failure NOT_FOUND
   */
  readonly find: (name: string) => Promise<TeacherOnShelf>;
  readonly close: () => Promise<void>;
};

const VADER: TeacherOnShelf = {
  summary: {
    name: VADER_NAME,
    kind: 'word-list',
    description:
      'VADER: a list of words with their sentiment, and rules for negation and emphasis. It needs no training.',
    card: null,
    labelMapping: null,
  },
  folder: null,
  digest: async () => createHash('sha256').update(VADER_NAME).digest('hex'),
  load: async () => createVaderTeacher(),
};

/**
 * Opens the shelf: VADER, the teachers that ship, and those that the person added, a folder each.
 *
 * Folders are read at every listing, so that an added teacher is there at once; a teacher is loaded when it is
 * first asked for, and kept. A folder whose card cannot be read is passed over.
 */
export async function openTeacherShelf(options: {
  readonly shippedFolder: string;
  readonly addedFolder: string;
  readonly workers: TeacherWorkers;
}): Promise<OpenTeacherShelf> {
  const loaded = new Map<string, ReturnType<TeacherOnShelf['load']>>();
  const bases: Bases = {
    digestOf: async (name) => (await known(name))?.digest() ?? null,
    load: (name) => load(name),
  };
  const inFolder = async (folder: string): Promise<readonly TeacherOnShelf[]> => {
    const found: TeacherOnShelf[] = [];
    for (const name of await foldersIn(folder)) {
      const path = join(folder, name);
      const teacher =
        (await tandemOnShelf(path, options.workers.tandem)) ??
        (await transformerOnShelf(path, options.workers.transformer)) ??
        (await calibratedOnShelf(path, bases));
      if (teacher !== null) found.push(teacher);
    }
    return found;
  };
  const shipped = await inFolder(options.shippedFolder);
  const all = async (): Promise<readonly TeacherOnShelf[]> => [
    ...shipped,
    VADER,
    ...(await inFolder(options.addedFolder)),
  ];

  const known = async (name: string): Promise<TeacherOnShelf | undefined> =>
    (await all()).find(({ summary }) => summary.name === name);

  const find = async (name: string): Promise<TeacherOnShelf> => {
    const teacher = await known(name);
    if (teacher !== undefined) return teacher;
    throw new Failure(
      'NOT_FOUND',
      `There is no teacher named ${name}`,
      'Choose one that is there, or add it again.',
    );
  };

  const load = async (name: string): Promise<Teacher> => {
    const ready = loaded.get(name);
    if (ready !== undefined) return ready;
    const teacher = await find(name);
    const loading = loaded.get(name) ?? teacher.load();
    loaded.set(name, loading);
    // A failed load is tried again: the files may have been put right.
    loading.catch(() => loaded.delete(name));
    return loading;
  };

  return {
    defaultName: shipped[0]?.summary.name ?? VADER_NAME,
    find,
    list: async () => (await all()).map(({ summary }) => summary),
    load,
    close: async () => {
      for (const teacher of await Promise.allSettled(loaded.values())) {
        if (teacher.status === 'fulfilled') await teacher.value.close?.();
      }
      loaded.clear();
    },
  };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return (
    entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      // What a program that was killed left unfinished.
      .filter((name) => !name.endsWith('.tmp'))
      .sort()
  );
}
