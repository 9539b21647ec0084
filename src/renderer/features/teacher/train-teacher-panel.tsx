import { Button, Group } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useStartJob } from '../../bridge/queries.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { Panel } from '../../ui/panel.tsx';
import { NameAndSeed } from './name-and-seed.tsx';
import { PathField } from './path-field.tsx';

/** Trains a teacher of one's own on texts that people labelled. */
export function TrainTeacherPanel({ taken }: { readonly taken: readonly string[] }) {
  const start = useStartJob();
  const [file, setFile] = useState('');
  const [seed, setSeed] = useState<number | string>(1);
  const [ownName, setOwnName] = useState<string | null>(null);
  const name = ownName ?? freeName('my-teacher', taken);
  const problem = nameProblem(name, taken);
  const isReady = problem === null && file.trim() !== '' && typeof seed === 'number';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate(
      { kind: 'train-teacher', name, file: file.trim(), seed },
      {
        onSuccess: () => {
          setFile('');
          setOwnName(null);
        },
      },
    );
  };
  return (
    <Panel title="Train a teacher">
      <form className="stack" onSubmit={submit}>
        <PathField
          label="Training file"
          description="A TSV or CSV of texts that people labelled; its header names the columns of the text and of its polarity."
          placeholder="/data/labelled-posts.tsv"
          kind="files"
          value={file}
          onChange={setFile}
        />
        <NameAndSeed
          nameLabel="Teacher name"
          name={name}
          problem={problem}
          onName={setOwnName}
          seedLabel="Training seed"
          seed={seed}
          onSeed={setSeed}
        />
        <Group>
          <Button type="submit" variant="default" disabled={!isReady} loading={start.isPending}>
            Train teacher
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
