import type { TeacherSummary } from '../../../shared/domain/teacher.ts';
import { Panel } from '../../ui/panel.tsx';
import { AdaptForm } from './adapt-form.tsx';
import { CalibrateForm } from './calibrate-form.tsx';

type MakeItYoursPanelProps = {
  readonly teacher: TeacherSummary;
  readonly taken: readonly string[];
};

/** Fits the shown teacher to what people say of this workspace's images. Each time, a new teacher is made. */
export function MakeItYoursPanel({ teacher, taken }: MakeItYoursPanelProps) {
  return (
    <Panel title="Make it yours">
      <div className="stack">
        <CalibrateForm teacher={teacher.name} />
        {teacher.kind === 'tandem' && <AdaptForm base={teacher.name} taken={taken} />}
        <span className="dim small">
          {teacher.name} stays as it is: a new teacher is put beside it.
        </span>
      </div>
    </Panel>
  );
}
