import { Button, Group } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useStartJob } from '../../bridge/queries.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { NameAndSeed } from './name-and-seed.tsx';
import { PathField } from './path-field.tsx';

type AdaptFormProps = { readonly base: string; readonly taken: readonly string[] };

/** Adapts a tandem to verdicts on images outside of audits, and to a file of labelled texts. */
export function AdaptForm({ base, taken }: AdaptFormProps) {
  const start = useStartJob();
  const [file, setFile] = useState('');
  const [seed, setSeed] = useState<number | string>(1);
  const [ownName, setOwnName] = useState<string | null>(null);
  const name = ownName ?? freeName('adapted', taken);
  const problem = nameProblem(name, taken);
  const isReady = problem === null && typeof seed === 'number';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const path = file.trim();
    start.mutate(
      { kind: 'adapt-teacher', name, base, seed, ...(path === '' ? {} : { file: path }) },
      { onSuccess: () => setOwnName(null) },
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      <PathField
        label="Adapt to your verdicts"
        description="It learns from verdicts on images outside of audits: the polarity of an image stands for its post. A file of labelled texts can be added."
        placeholder="/data/labelled-posts.tsv (optional)"
        kind="files"
        value={file}
        onChange={setFile}
      />
      <NameAndSeed
        nameLabel="Name of the adapted teacher"
        name={name}
        problem={problem}
        onName={setOwnName}
        seedLabel="Seed of the adaptation"
        seed={seed}
        onSeed={setSeed}
      />
      <Group>
        <Button type="submit" variant="default" disabled={!isReady} loading={start.isPending}>
          Adapt
        </Button>
      </Group>
    </form>
  );
}
