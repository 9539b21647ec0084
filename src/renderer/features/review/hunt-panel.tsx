import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import type { StudentSummary } from '../../../shared/domain/student.ts';
import { useChooseStudent, useStudents } from '../../bridge/review-set-queries.ts';
import { accuracyText, countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { CrossFitForm } from './cross-fit-form.tsx';
import { HUNT_HASH } from './review-place.ts';

const NO_STUDENT = '';

/** The way to the most suspicious labels, and the student that finds them. */
export function HuntPanel() {
  const students = useStudents().data ?? [];
  const choose = useChooseStudent();
  const [isOpen, setOpen] = useState(false);
  const chosen = students.find(({ isChosen }) => isChosen);
  return (
    <Panel title="Hunt: where are the wrong labels?">
      <div className="stack">
        <p className="plain">
          The hunt shows the images first whose weak label is most likely wrong; what you find there
          never counts in an audit, which needs images drawn at random.
        </p>
        <Group>
          <Button component="a" href={HUNT_HASH}>
            Hunt for wrong labels
          </Button>
          <span className="dim">
            {chosen === undefined
              ? 'Ranked by how unsure the teacher was.'
              : `Ranked by where ${chosen.name} disagrees with the text.`}
          </span>
        </Group>
        <Select
          label="Student to compare with"
          description="A student is a network that looks at the images. Where it contradicts the text, one of the two is wrong."
          data={[
            { value: NO_STUDENT, label: 'None: go by the teacher alone' },
            ...students.map(({ name, images }) => ({
              value: name,
              label: `${name} (${countOf(images, 'image')})`,
            })),
          ]}
          value={chosen?.name ?? NO_STUDENT}
          disabled={students.length === 0}
          onChange={(name) => choose.mutate({ student: name === NO_STUDENT ? null : name })}
        />
        {students.length === 0 && (
          <p className="plain dim">
            There is no student yet. Train one below: it learns from parts of a dataset and judges
            the parts that it has not seen.
          </p>
        )}
        {chosen !== undefined && <StudentWords student={chosen} />}
        {isOpen ? (
          <CrossFitForm taken={students.map(({ name }) => name)} onDone={() => setOpen(false)} />
        ) : (
          <Group>
            <Button variant="default" onClick={() => setOpen(true)}>
              Train a student…
            </Button>
          </Group>
        )}
      </div>
    </Panel>
  );
}

function StudentWords({ student }: { readonly student: StudentSummary }) {
  const { dataset, folds, agreement } = student;
  const says =
    agreement === null
      ? ''
      : ` It gives ${accuracyText(agreement)} of them the polarity of their text.`;
  return (
    <p className="plain dim">
      Trained on {dataset} in {countOf(folds, 'part')}; every image was judged by a network that had
      not seen it.{says}
    </p>
  );
}
