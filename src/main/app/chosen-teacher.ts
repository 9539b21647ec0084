import type { Workspace } from '../storage/open-workspace.ts';
import type { OpenTeacherShelf } from '../teacher/teacher-shelf.ts';

/** Name of the teacher whose weak labels count. */
export function chosenTeacher(session: {
  readonly workspace: Workspace;
  readonly shelf: OpenTeacherShelf;
}): string {
  return session.workspace.teachers.chosen() ?? session.shelf.defaultName;
}
