import type { TeacherSummary } from '../../../shared/domain/teacher.ts';
import { scoreText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { KIND_NAMES } from './teacher-words.ts';

type TeacherListProps = {
  readonly teachers: readonly TeacherSummary[];
  /** The name of the teacher whose weak labels count. */
  readonly inUse: string;
  readonly shown: TeacherSummary | undefined;
  readonly onShow: (teacher: TeacherSummary) => void;
};

/** The teachers that there are, with what was measured of each. */
export function TeacherList({ teachers, inUse, shown, onShow }: TeacherListProps) {
  return (
    <Panel title="Teachers" flush>
      <table className="list-table teacher-table" aria-label="Teachers">
        <thead>
          <tr>
            <th scope="col">Teacher</th>
            <th scope="col" className="number-cell">
              Macro recall
            </th>
            <th scope="col" className="number-cell" title="Mean F1 of NEG and POS">
              F1 NEG, POS
            </th>
            <th scope="col" className="number-cell" title="Expected calibration error, 15 bins">
              Calibration error
            </th>
          </tr>
        </thead>
        <tbody>
          {teachers.map((teacher) => (
            <TeacherRow
              key={teacher.name}
              teacher={teacher}
              isInUse={teacher.name === inUse}
              isShown={teacher === shown}
              onShow={onShow}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function TeacherRow(props: {
  readonly teacher: TeacherSummary;
  readonly isInUse: boolean;
  readonly isShown: boolean;
  readonly onShow: (teacher: TeacherSummary) => void;
}) {
  const { teacher, isInUse, isShown, onShow } = props;
  const score = teacher.card?.score;
  return (
    <tr aria-selected={isShown}>
      <th scope="row" title={teacher.description}>
        <div className="teacher-head">
          <button type="button" className="row-button" onClick={() => onShow(teacher)}>
            {teacher.name}
          </button>
          {isInUse && <span className="in-use">labels now</span>}
        </div>
        <div className="teacher-about dim clip">
          {KIND_NAMES[teacher.kind]} · {teacher.description}
        </div>
      </th>
      <td className="number-cell">{score === undefined ? '–' : scoreText(score.macroRecall)}</td>
      <td className="number-cell">
        {score === undefined ? '–' : scoreText(score.meanF1OfNegAndPos)}
      </td>
      <td className="number-cell">
        {score === undefined ? '–' : scoreText(score.calibrationError)}
      </td>
    </tr>
  );
}
