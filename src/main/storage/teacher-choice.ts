import type { Database } from 'better-sqlite3';
import { createSettingsStore } from './settings-store.ts';
import { createWeakLabelStore } from './weak-label-store.ts';

/** Which teacher's weak labels count. */
export type TeacherChoice = {
  /** Null until one was chosen or has labelled. */
  readonly chosen: () => string | null;
  /**
   * Makes a teacher's weak labels those of the images, at once; labels of other teachers stay.
   *
   * Returns the number of images that have a label now: none before the teacher has read their posts.
   */
  readonly choose: (teacher: string) => number;
};

export function createTeacherChoice(database: Database): TeacherChoice {
  const settings = createSettingsStore(database);
  const weakLabels = createWeakLabelStore(database);
  return {
    chosen: settings.teacher,
    choose: database.transaction((teacher: string) => {
      settings.setTeacher(teacher);
      return weakLabels.passOnToMedia(teacher);
    }),
  };
}
