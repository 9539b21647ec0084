import type { TeacherComparison } from '../../../shared/domain/teacher.ts';
import { accuracyText, scoreText } from '../../ui/number-text.ts';
import { bestMacroRecall } from './best-macro-recall.ts';

type ComparisonTableProps = {
  readonly comparison: TeacherComparison;
  /** The teacher whose score is shown in full. */
  readonly opened: string | null;
  readonly onOpen: (teacher: string) => void;
};

/** Teachers side by side on the same texts; the best macro recall is bold. */
export function ComparisonTable({ comparison, opened, onOpen }: ComparisonTableProps) {
  const best = bestMacroRecall(comparison);
  return (
    <table className="list-table teacher-table" aria-label="Scores compared">
      <thead>
        <tr>
          <th scope="col">Teacher</th>
          <th scope="col" className="number-cell">
            Macro recall
          </th>
          <th scope="col" className="number-cell" title="Mean F1 of NEG and POS">
            F1 NEG, POS
          </th>
          <th scope="col" className="number-cell">
            Accuracy
          </th>
          <th scope="col" className="number-cell" title="Expected calibration error, 15 bins">
            Calibration error
          </th>
        </tr>
      </thead>
      <tbody>
        {comparison.scores.map(({ teacher, score }) => (
          <tr key={teacher} aria-selected={teacher === opened}>
            <th scope="row" title={teacher}>
              <button
                type="button"
                className="row-button"
                aria-expanded={teacher === opened}
                onClick={() => onOpen(teacher)}
              >
                {teacher}
              </button>
            </th>
            <td className={`number-cell ${score.macroRecall === best ? 'strong-cell' : ''}`}>
              {scoreText(score.macroRecall)}
            </td>
            <td className="number-cell">{scoreText(score.meanF1OfNegAndPos)}</td>
            <td className="number-cell">
              {accuracyText(score.accuracy.value)}
              <span className="second-line dim" title="95 % interval">
                {accuracyText(score.accuracy.low)} – {accuracyText(score.accuracy.high)}
              </span>
            </td>
            <td className="number-cell">{scoreText(score.calibrationError)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
