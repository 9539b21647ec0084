import { Failure } from '../../shared/failure.ts';
import type { Studio } from './studio.ts';

/**
 * Makes a teacher's weak labels the ones that count. Returns the number of images that it has labelled.
 *
 * @throws Failure NOT_FOUND for a teacher that is not on the shelf.
 */
export async function chooseTeacher(studio: Studio, name: string): Promise<number> {
  const { shelf, workspace, gallery } = studio.requireSession();
  const names = (await shelf.list()).map((teacher) => teacher.name);
  if (!names.includes(name)) {
    throw new Failure(
      'NOT_FOUND',
      `There is no teacher named ${name}`,
      `Choose one of ${names.join(', ')}.`,
    );
  }
  const media = workspace.teachers.choose(name);
  gallery.invalidate('ended');
  studio.changes.emit();
  return media;
}
