import { Button, Group, Select, Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { ImportFormat } from '../../../shared/domain/job.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useStartJob } from '../../bridge/queries.ts';
import { Panel } from '../../ui/panel.tsx';
import { pathsFromLines } from '../../ui/path-lines.ts';

const FORMATS: readonly {
  readonly value: ImportFormat;
  readonly label: string;
  readonly explanation: string;
}[] = [
  {
    value: 'auto',
    label: 'Recognise by content',
    explanation: 'The form of each file is found out from its first records.',
  },
  {
    value: 'x-jsonl',
    label: 'X posts (JSON lines)',
    explanation: 'One post or API answer per line, as stream archives keep them.',
  },
  {
    value: 't4sa',
    label: 'T4SA release',
    explanation: 'A folder with the released T4SA files and images.',
  },
  {
    value: 'folder-csv',
    label: 'Images with a CSV of texts',
    explanation: 'A CSV file with a row per image: its file and the text that goes with it.',
  },
];

/** Brings posts in from files. */
export function ImportPanel() {
  const { choosePaths } = useBridge();
  const start = useStartJob();
  const [text, setText] = useState('');
  const [format, setFormat] = useState<ImportFormat>('auto');
  const paths = pathsFromLines(text);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (paths.length === 0) return;
    start.mutate({ kind: 'import', paths, format }, { onSuccess: () => setText('') });
  };
  const browse = async (kind: 'folder' | 'files'): Promise<void> => {
    const chosen = (await choosePaths?.({ kind })) ?? [];
    setText((before) => [...pathsFromLines(before), ...chosen].join('\n'));
  };
  return (
    <Panel title="Import files">
      <form className="stack" onSubmit={submit}>
        <Textarea
          label="Files or folders"
          description="Absolute paths, one a line. Importing the same file again adds nothing twice."
          placeholder={'/data/stream-2016-07.jsonl\n/data/more'}
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {choosePaths !== null && (
          <Group gap="xs">
            <Button variant="default" onClick={() => browse('files')}>
              Choose files…
            </Button>
            <Button variant="default" onClick={() => browse('folder')}>
              Choose a folder…
            </Button>
          </Group>
        )}
        <Select
          label="Format"
          description={FORMATS.find(({ value }) => value === format)?.explanation}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={FORMATS.map(({ value, label }) => ({ value, label }))}
          value={format}
          onChange={(value) => value !== null && setFormat(value)}
        />
        <Group>
          <Button type="submit" disabled={paths.length === 0} loading={start.isPending}>
            Import
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
