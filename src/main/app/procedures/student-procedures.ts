import { chooseStudent } from '../choose-student.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Networks' opinions on the workspace's images. */
export function studentProcedures(os: StudioImplementer, studio: Studio) {
  const list = () => studio.requireSession().reading.ask().students();
  return os.students.router({
    list: os.students.list.handler(list),
    choose: os.students.choose.handler(({ input }) => {
      chooseStudent(studio, input.student);
      return list();
    }),
  });
}
