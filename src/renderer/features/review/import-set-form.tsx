import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useStartJob } from '../../bridge/queries.ts';
import { BrowseFolderButton } from '../../ui/browse-folder-button.tsx';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';

type ImportSetFormProps = { readonly taken: readonly string[]; readonly onDone: () => void };

/** Brings in a folder of images to label. */
export function ImportSetForm({ taken, onDone }: ImportSetFormProps) {
  const { choosePaths } = useBridge();
  const start = useStartJob();
  const [folder, setFolder] = useState('');
  const [ownName, setOwnName] = useState<string | null>(null);
  const [repeats, setRepeats] = useState<number | string>(10);
  const [seed, setSeed] = useState<number | string>(1);
  const name = ownName ?? freeName('labelling', taken);
  const problem = nameProblem(name, taken);
  const isReady =
    problem === null &&
    folder.trim() !== '' &&
    typeof repeats === 'number' &&
    typeof seed === 'number';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate(
      {
        kind: 'import-labelling-set',
        name,
        folder: folder.trim(),
        repeatShare: repeats / 100,
        seed,
      },
      { onSuccess: onDone },
    );
  };
  return (
    <form className="stack" onSubmit={submit} aria-label="New labelling set">
      <TextInput
        label="Folder of images"
        description="Sub-folders are searched too."
        placeholder="/data/images-to-label"
        value={folder}
        onChange={(event) => setFolder(event.currentTarget.value)}
      />
      <div className="three-fields">
        <TextInput
          label="Set name"
          value={name}
          error={problem}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
        <NumberInput
          label="Shown twice"
          min={0}
          max={50}
          suffix=" %"
          allowDecimal={false}
          value={repeats}
          onChange={setRepeats}
        />
        <NumberInput label="Seed" min={0} allowDecimal={false} value={seed} onChange={setSeed} />
      </div>
      <p className="plain dim">
        Images shown twice come back unmarked, to see how far a reviewer agrees with themselves. The
        seed fixes the order.
      </p>
      <Group gap="xs">
        <Button type="submit" disabled={!isReady} loading={start.isPending}>
          Import images
        </Button>
        <BrowseFolderButton choosePaths={choosePaths} onChoose={setFolder} />
        <Button variant="default" onClick={onDone}>
          Not now
        </Button>
      </Group>
    </form>
  );
}
