import type { TeacherComparison } from '../../../shared/domain/teacher.ts';

/** The highest macro recall of a comparison; null where there is nothing to be better than. */
export function bestMacroRecall({ scores }: TeacherComparison): number | null {
  if (scores.length < 2) return null;
  return scores.reduce((best, { score }) => Math.max(best, score.macroRecall), 0);
}
