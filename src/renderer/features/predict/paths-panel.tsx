import { Button, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { EvaluatedModel } from '../../../shared/domain/evaluated-model.ts';
import { PREDICTION_FORMATS } from '../../../shared/domain/prediction-format.ts';
import type { Bridge } from '../../bridge/bridge-context.ts';
import { useStartJob } from '../../bridge/queries.ts';
import { BrowseFolderButton } from '../../ui/browse-folder-button.tsx';
import { oneOf } from '../../ui/one-of.ts';
import { Panel } from '../../ui/panel.tsx';
import { pathsFromLines } from '../../ui/path-lines.ts';
import { FORMAT_NAMES } from './format-names.ts';

type PathsPanelProps = {
  readonly model: EvaluatedModel;
  readonly choosePaths: Bridge['choosePaths'];
  readonly onJudge: (paths: readonly string[]) => void;
};

/** Images on the program's machine by their paths: to be shown here, or to be written to a file. */
export function PathsPanel({ model, choosePaths, onJudge }: PathsPanelProps) {
  const start = useStartJob();
  const [text, setText] = useState('');
  const [format, setFormat] = useState<(typeof PREDICTION_FORMATS)[number]>('csv');
  const [output, setOutput] = useState('');
  const paths = pathsFromLines(text);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (paths.length > 0) onJudge(paths);
  };
  const write = (): void =>
    start.mutate({ kind: 'predict', model, paths, format, output: output.trim() });
  return (
    <Panel title="Files on this machine">
      <form className="stack" onSubmit={submit}>
        <Textarea
          label="Files or folders"
          description="Absolute paths, one a line; folders with their sub-folders"
          placeholder="/data/pictures"
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={paths.length === 0}>
            Judge and show
          </Button>
        </Group>
        <details className="predict-to-file">
          <summary>Write to a file instead</summary>
          <div className="stack">
            <p className="plain dim">
              For long lists: a job that goes on where it was when it is stopped, and waits for a
              training.
            </p>
            <SegmentedControl
              aria-label="Form of the file"
              size="xs"
              data={PREDICTION_FORMATS.map((value) => ({ value, label: FORMAT_NAMES[value] }))}
              value={format}
              onChange={(value) => setFormat(oneOf(value, PREDICTION_FORMATS))}
            />
            <TextInput
              label="File to write"
              placeholder={`/data/predictions.${format}`}
              value={output}
              onChange={(event) => setOutput(event.currentTarget.value)}
            />
            <Group gap="xs">
              <Button
                variant="default"
                disabled={paths.length === 0 || output.trim() === ''}
                loading={start.isPending}
                onClick={write}
              >
                Write file
              </Button>
              <BrowseFolderButton
                choosePaths={choosePaths}
                onChoose={(folder) => setOutput(`${folder}/predictions.${format}`)}
              />
            </Group>
          </div>
        </details>
      </form>
    </Panel>
  );
}
