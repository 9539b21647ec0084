import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DEFAULT_SELECTION, SelectionRule } from '../../shared/domain/selection.ts';
import { DEFAULT_COPY_SETTINGS } from '../domain/copies/copy-settings.ts';

/**
 * Default Hamming radius of the near-duplicate search: a start, to be replaced by a measurement on the
 * user's own images.
 */
const DEFAULT_RADIUS = 8;

export type SettingsStore = {
  readonly selection: () => SelectionRule;
  readonly setSelection: (selection: SelectionRule) => void;
  /** Name of the chosen teacher, or null before one was chosen. */
  readonly teacher: () => string | null;
  readonly setTeacher: (teacher: string) => void;
  /** Name of the student whose opinions the gallery shows, or null. */
  readonly student: () => string | null;
  readonly setStudent: (student: string | null) => void;
  readonly nearDuplicateRadius: () => number;
  readonly setNearDuplicateRadius: (radius: number) => void;
  /** The threshold that the groups were made with. */
  readonly nearDuplicateLeastScore: () => number;
  readonly setNearDuplicateLeastScore: (leastScore: number) => void;
  /** Whether the near-duplicate groups were made of the links that are there: not until a search has ended. */
  readonly groupsFollowLinks: () => boolean;
  readonly setGroupsFollowLinks: (follow: boolean) => void;
  /** When the workspace was made; set once. */
  readonly createdAtMs: (nowMs: number) => number;
};

export function createSettingsStore(database: Database): SettingsStore {
  const read = database
    .prepare<[string], string>('SELECT value FROM settings WHERE key = ?')
    .pluck();
  const write = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM settings WHERE key = ?');
  const get = <T>(key: string, schema: z.ZodType<T>, fallback: T): T => {
    const value = read.get(key);
    return value === undefined ? fallback : schema.parse(JSON.parse(value));
  };

  return {
    selection: () => get('selection', SelectionRule, DEFAULT_SELECTION),
    setSelection: (selection) => void write.run('selection', JSON.stringify(selection)),
    teacher: () => get('teacher', z.string().nullable(), null),
    setTeacher: (teacher) => void write.run('teacher', JSON.stringify(teacher)),
    student: () => get('student', z.string().nullable(), null),
    setStudent: (student) => {
      if (student === null) remove.run('student');
      else write.run('student', JSON.stringify(student));
    },
    nearDuplicateRadius: () => get('near-duplicate-radius', z.int(), DEFAULT_RADIUS),
    setNearDuplicateRadius: (radius) => void write.run('near-duplicate-radius', String(radius)),
    nearDuplicateLeastScore: () =>
      get('near-duplicate-least-score', z.number(), DEFAULT_COPY_SETTINGS.leastScore),
    setNearDuplicateLeastScore: (leastScore) =>
      void write.run('near-duplicate-least-score', String(leastScore)),
    groupsFollowLinks: () => get('groups-follow-links', z.boolean(), false),
    setGroupsFollowLinks: (follow) => void write.run('groups-follow-links', String(follow)),
    createdAtMs: (nowMs) => {
      const known = get('created-at-ms', z.number().nullable(), null);
      if (known !== null) return known;
      write.run('created-at-ms', String(nowMs));
      return nowMs;
    },
  };
}
