import { SELECTION_PRESETS } from '../../shared/domain/selection.ts';
import type { TeacherScore } from '../../shared/domain/teacher.ts';
import { type JudgedText, scoreTeacher } from '../domain/score-teacher.ts';
import { parseLabelledTexts } from '../domain/text/labelled-texts.ts';
import type { ComparisonStore } from './ports/comparison-store.ts';
import type { TeacherShelf } from './ports/teacher.ts';
import type { StageControl } from './stage-control.ts';

/** Texts that are classified between two reports. */
const BATCH = 256;

/** The confidence that the T4SA images were selected by, as far as is known. */
const THRESHOLD = SELECTION_PRESETS[0].rule.POS;

export type ComparisonSummary = { readonly texts: number; readonly rejected: number };

/**
 * Measures teachers on the same texts labelled by people, one after the other, and keeps the comparison.
 *
 * @throws Failure NOT_FOUND for an unknown teacher, BAD_INPUT for a file without labelled texts.
 */
export async function compareTeachers(
  ports: {
    readonly shelf: TeacherShelf;
    readonly comparisons: ComparisonStore;
    readonly readText: (file: string) => Promise<string>;
  },
  request: { readonly teachers: readonly string[]; readonly file: string },
  control: StageControl,
): Promise<ComparisonSummary> {
  const { rows, rejected } = parseLabelledTexts(await ports.readText(request.file));
  const names = [...new Set(request.teachers)];
  const scores: { readonly teacher: string; readonly score: TeacherScore }[] = [];
  let done = 0;
  for (const name of names) {
    const teacher = await ports.shelf.load(name);
    const judged: JudgedText[] = [];
    for (let first = 0; first < rows.length; first += BATCH) {
      control.signal.throwIfAborted();
      const batch = rows.slice(first, first + BATCH);
      const answers = await teacher.classify(batch.map(({ text }) => text));
      for (const [index, { polarity }] of batch.entries()) {
        const probabilities = answers[index];
        if (probabilities === undefined) throw new Error(`${name} left out a text`);
        judged.push({ polarity, probabilities });
      }
      done += batch.length;
      const total = rows.length * names.length;
      control.report({ done, total, unit: 'texts', message: `read by ${name}` });
    }
    scores.push({ teacher: name, score: scoreTeacher(judged, THRESHOLD) });
  }
  ports.comparisons.save({ file: request.file, scores });
  return { texts: rows.length, rejected: rejected.length };
}
