import type { Database } from 'better-sqlite3';
import { TeacherComparison } from '../../shared/domain/teacher.ts';
import type { ComparisonStore } from '../pipeline/ports/comparison-store.ts';

type ComparisonRow = { readonly file: string; readonly scores: string };

export function createComparisonStore(database: Database): ComparisonStore {
  const list = database.prepare<[], ComparisonRow>(
    'SELECT file, scores FROM teacher_comparisons ORDER BY comparison_id DESC',
  );
  // REPLACE gives the row a new id, the largest: a repeated comparison is the newest.
  const save = database.prepare(
    'INSERT OR REPLACE INTO teacher_comparisons (file, teachers, scores) VALUES (?, ?, ?)',
  );

  return {
    list: () =>
      list
        .all()
        .map(({ file, scores }) => TeacherComparison.parse({ file, scores: JSON.parse(scores) })),
    save: ({ file, scores }) => {
      const teachers = scores.map(({ teacher }) => teacher).sort();
      save.run(file, JSON.stringify(teachers), JSON.stringify(scores));
    },
  };
}
