import type { Studio } from './studio.ts';

/**
 * Makes a student's opinions the ones that the gallery compares with the weak labels; null: none.
 *
 * @throws Failure NOT_FOUND for a student that is not there or not finished.
 */
export function chooseStudent(studio: Studio, student: string | null): void {
  const { workspace, gallery } = studio.requireSession();
  workspace.students.choose(student);
  gallery.invalidate('ended');
  studio.changes.emit();
}
