import './teacher.css';
import { Skeleton } from '@mantine/core';
import { failureText } from '../../bridge/failure-text.ts';
import { useSettings, useTeachers } from '../../bridge/queries.ts';
import { useAddress, useNavigation } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Screen } from '../../ui/screen.tsx';
import { AddTransformerPanel } from './add-transformer-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { ComparisonPanel } from './comparison-panel.tsx';
import { MakeItYoursPanel } from './make-it-yours-panel.tsx';
import { ScoreDetail } from './score-detail.tsx';
import { TeacherDetail } from './teacher-detail.tsx';
import { TeacherList } from './teacher-list.tsx';
import { TrainTeacherPanel } from './train-teacher-panel.tsx';
import { TryTextPanel } from './try-text-panel.tsx';

/** Where the text classifier that gives weak labels is tried, measured, chosen and made. */
export function TeacherScreen() {
  const teachers = useTeachers();
  const settings = useSettings().data;
  return (
    <Screen title="Teacher" lead="Choose who reads the posts, and see how far to believe it">
      {teachers.isError && <FailureAlert failure={failureText(teachers.error)} />}
      {teachers.isPending && <Skeleton height={420} />}
      {teachers.data !== undefined && settings !== undefined && (
        <Teachers teachers={teachers.data} inUse={settings.teacher} />
      )}
    </Screen>
  );
}

function Teachers(props: {
  readonly teachers: NonNullable<ReturnType<typeof useTeachers>['data']>;
  readonly inUse: string;
}) {
  const { teachers, inUse } = props;
  const { item } = useAddress();
  const { go } = useNavigation();
  const shown =
    teachers.find(({ name }) => name === item) ??
    teachers.find(({ name }) => name === inUse) ??
    teachers[0];
  const taken = teachers.map(({ name }) => name);
  return (
    <div className="columns columns-form">
      <div className="stack">
        {shown !== undefined && <TryTextPanel teacher={shown.name} />}
        {shown !== undefined && <MakeItYoursPanel key={shown.name} teacher={shown} taken={taken} />}
        <TrainTeacherPanel taken={taken} />
        <AddTransformerPanel taken={taken} />
      </div>
      <div className="stack">
        <TeacherList
          teachers={teachers}
          inUse={inUse}
          shown={shown}
          onShow={({ name }) => go({ screen: 'teacher', item: name })}
        />
        {shown !== undefined && (
          <TeacherDetail key={shown.name} teacher={shown} isInUse={shown.name === inUse} />
        )}
        {shown?.card && (
          <ScoreDetail title={`${shown.name}, as measured`} score={shown.card.score} />
        )}
        <ComparePanel teachers={teachers} />
        <ComparisonPanel />
      </div>
    </div>
  );
}
