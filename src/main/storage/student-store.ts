import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { StudentSummary } from '../../shared/domain/student.ts';
import { Failure } from '../../shared/failure.ts';
import type { StudentStore } from '../pipeline/ports/student-store.ts';
import { createSettingsStore } from './settings-store.ts';

const StoredRequest = z
  .object({ dataset: z.string(), folds: z.int(), settings: FineTuneSettings })
  .readonly();

type StudentRow = {
  readonly name: string;
  readonly dataset: string;
  readonly request: string;
  readonly created_at_ms: number;
  readonly finished: number;
};
type Figures = Pick<StudentSummary, 'images' | 'agreement'>;

/** The most probable polarity of a row `o` of student_opinions; the first of equals, as in `mostProbable`. */
const OPINION = `CASE
  WHEN o.negative >= o.neutral AND o.negative >= o.positive THEN 0
  WHEN o.neutral >= o.positive THEN 1 ELSE 2 END`;

export function createStudentStore(database: Database): StudentStore {
  const settings = createSettingsStore(database);
  const find = database.prepare<[string], StudentRow>('SELECT * FROM students WHERE name = ?');
  const list = database.prepare<[], StudentRow>(
    'SELECT * FROM students WHERE finished = 1 ORDER BY created_at_ms DESC, name',
  );
  const insert = database.prepare(
    'INSERT INTO students (name, dataset, request, created_at_ms) VALUES (?, ?, ?, ?)',
  );
  const clear = database.prepare(
    `DELETE FROM student_opinions WHERE student = ?
       AND student IN (SELECT name FROM students WHERE finished = 0)`,
  );
  const insertOpinion = database.prepare(
    `INSERT INTO student_opinions (student, media_id, negative, neutral, positive)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const finish = database.prepare('UPDATE students SET finished = 1 WHERE name = ?');
  const countOpinions = database
    .prepare<[string], number>('SELECT count(*) FROM student_opinions WHERE student = ?')
    .pluck();
  const agreement = database
    .prepare<[string, string], number | null>(
      `SELECT avg(${OPINION} = i.polarity) FROM dataset_items i
       JOIN student_opinions o ON o.student = ? AND o.media_id = i.media_id
       WHERE i.dataset = ?`,
    )
    .pluck();

  // A finished student's opinions and its dataset never change.
  const known = new Map<string, Figures>();
  const figures = ({ name, dataset }: StudentRow): Figures => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const counted = {
      images: countOpinions.get(name) ?? 0,
      agreement: agreement.get(name, dataset) ?? null,
    };
    known.set(name, counted);
    return counted;
  };
  const requestOf = (row: StudentRow) => StoredRequest.parse(JSON.parse(row.request));

  return {
    find: (name) => {
      const row = find.get(name);
      return row === undefined ? null : { request: requestOf(row), finished: row.finished === 1 };
    },
    list: () => {
      const chosen = settings.student();
      return list.all().map((row) => ({
        name: row.name,
        dataset: row.dataset,
        folds: requestOf(row).folds,
        createdAtMs: row.created_at_ms,
        ...figures(row),
        isChosen: row.name === chosen,
      }));
    },
    create: ({ name, request, createdAtMs }) =>
      void insert.run(name, request.dataset, JSON.stringify(request), createdAtMs),
    clearOpinions: (student) => void clear.run(student),
    saveOpinions: database.transaction((student, opinions) => {
      for (const { mediaId, probabilities } of opinions) {
        insertOpinion.run(student, mediaId, ...probabilities);
      }
    }) satisfies StudentStore['saveOpinions'],
    finish: database.transaction((student: string) => {
      finish.run(student);
      if (settings.student() === null) settings.setStudent(student);
    }),
    chosen: settings.student,
    choose: (student) => {
      if (student !== null && find.get(student)?.finished !== 1) {
        const names = list.all().map(({ name }) => name);
        throw new Failure(
          'NOT_FOUND',
          `There is no finished student named ${student}`,
          names.length === 0
            ? 'Cross-fit one on a dataset first.'
            : `Choose one of ${names.join(', ')}.`,
        );
      }
      settings.setStudent(student);
    },
  };
}
