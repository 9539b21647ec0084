import { Button, Group } from '@mantine/core';
import type { TeacherSummary } from '../../../shared/domain/teacher.ts';
import { useChooseTeacher } from '../../bridge/queries.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LabellingOffer } from './labelling-offer.tsx';
import { MappingText } from './mapping-text.tsx';
import { KIND_NAMES } from './teacher-words.ts';

type TeacherDetailProps = { readonly teacher: TeacherSummary; readonly isInUse: boolean };

/** What is known of one teacher, and the way to let it label. */
export function TeacherDetail({ teacher, isInUse }: TeacherDetailProps) {
  const { name, kind, description, card, labelMapping } = teacher;
  const choose = useChooseTeacher();
  return (
    <Panel title={name} actions={isInUse && <span className="in-use">labels now</span>}>
      <div className="stack">
        <p className="plain">{description}</p>
        <Facts
          facts={[
            ['Kind', KIND_NAMES[kind]],
            ...(card === null
              ? ([['Measured', 'not yet; compare teachers on a file to measure it']] as const)
              : ([
                  ['Trained on', card.trainedOn],
                  ['Terms', card.terms],
                  ['Measured on', card.measuredOn],
                ] as const)),
            ...(labelMapping === null
              ? []
              : ([['Its labels', <MappingText key="mapping" mapping={labelMapping} />]] as const)),
          ]}
        />
        {isInUse ? (
          <LabellingOffer />
        ) : (
          <Group gap="sm" wrap="nowrap">
            <Button
              onClick={() => choose.mutate({ teacher: name })}
              loading={choose.isPending}
              style={{ flex: 'none' }}
            >
              Use this teacher
            </Button>
            <span className="dim small">
              Its weak labels become the ones that count. Those of other teachers are kept, and
              datasets keep the teacher that they were made with.
            </span>
          </Group>
        )}
      </div>
    </Panel>
  );
}
