import type { TeacherComparison } from '../../../shared/domain/teacher.ts';

/** Teachers that were measured on files of labelled texts. */
export type ComparisonStore = {
  /** Newest first. */
  readonly list: () => readonly TeacherComparison[];
  /** Keeps a comparison; one of the same teachers on the same file is replaced. */
  readonly save: (comparison: TeacherComparison) => void;
};
