import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useBridge } from '../../../bridge/bridge-context.ts';
import { useStartJob } from '../../../bridge/queries.ts';
import { freeName } from '../../../ui/free-name.ts';
import { nameProblem } from '../../../ui/name-problem.ts';
import { Panel } from '../../../ui/panel.tsx';
import { pathsFromLines } from '../../../ui/path-lines.ts';
import { readScaling, type ScalingDraft } from './scaling-draft.ts';
import { ScalingFields } from './scaling-fields.tsx';
import { weightsName } from './weights-words.ts';

/** Brings weights in from files. */
export function ImportWeightsPanel({ taken }: { readonly taken: readonly string[] }) {
  const { choosePaths } = useBridge();
  const start = useStartJob();
  const [text, setText] = useState('');
  const [ownName, setOwnName] = useState<string | null>(null);
  const [byHand, setByHand] = useState<ScalingDraft | null>(null);
  const files = pathsFromLines(text);
  const name = ownName ?? freeName(weightsName(files), taken);
  const problem = nameProblem(name, taken);
  const read = byHand === null ? {} : readScaling(byHand);
  const isReady = problem === null && files.length > 0 && !('problems' in read);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady || 'problems' in read) return;
    start.mutate(
      { kind: 'import-weights', name, files, ...read },
      {
        onSuccess: () => {
          setText('');
          setOwnName(null);
          setByHand(null);
        },
      },
    );
  };
  const browse = async (): Promise<void> => {
    const chosen = (await choosePaths?.({ kind: 'files' })) ?? [];
    setText((before) => [...pathsFromLines(before), ...chosen].join('\n'));
  };
  return (
    <Panel title="Import files">
      <form className="stack" onSubmit={submit}>
        <Textarea
          label="Files of one network’s weights"
          description="Absolute paths, one a line: .caffemodel with its .prototxt and mean.binaryproto, .pth, .h5, .safetensors, or model.json of TensorFlow.js."
          placeholder={'/data/vgg19-dcbb9e9d.pth'}
          autosize
          minRows={3}
          maxRows={8}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {choosePaths !== null && (
          <Group gap="xs">
            <Button variant="default" onClick={browse}>
              Choose files…
            </Button>
          </Group>
        )}
        <TextInput
          label="Name"
          value={name}
          error={files.length === 0 && ownName === null ? null : problem}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
        <ScalingFields draft={byHand} onChange={setByHand} />
        <Group>
          <Button type="submit" disabled={!isReady} loading={start.isPending}>
            Import weights
          </Button>
        </Group>
        <p className="field-note dim">
          Network, layers and channel order are found out and checked; nothing in a file is run.
        </p>
      </form>
    </Panel>
  );
}
