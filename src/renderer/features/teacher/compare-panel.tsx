import { Button, Checkbox, Group } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { TeacherSummary } from '../../../shared/domain/teacher.ts';
import { useStartJob } from '../../bridge/queries.ts';
import { Panel } from '../../ui/panel.tsx';
import { PathField } from './path-field.tsx';

type ComparePanelProps = { readonly teachers: readonly TeacherSummary[] };

/** Measures several teachers on one file of labelled texts. */
export function ComparePanel({ teachers }: ComparePanelProps) {
  const start = useStartJob();
  const [file, setFile] = useState('');
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const chosen = teachers.map(({ name }) => name).filter((name) => !leftOut.includes(name));
  const isReady = chosen.length > 0 && file.trim() !== '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isReady) start.mutate({ kind: 'compare-teachers', teachers: chosen, file: file.trim() });
  };
  return (
    <Panel title="Compare teachers">
      <form className="stack" onSubmit={submit}>
        <PathField
          label="Labelled file"
          description="A TSV or CSV of texts that people labelled, best such that none of the teachers was trained on."
          placeholder="/data/held-out-posts.tsv"
          kind="files"
          value={file}
          onChange={setFile}
        />
        <Checkbox.Group
          label="Teachers to compare"
          value={chosen}
          onChange={(next) =>
            setLeftOut(teachers.map(({ name }) => name).filter((name) => !next.includes(name)))
          }
        >
          <Group gap="md" mt={6}>
            {teachers.map(({ name }) => (
              <Checkbox key={name} size="xs" value={name} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group>
          <Button type="submit" disabled={!isReady} loading={start.isPending}>
            Compare teachers
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
