import { Button } from '@mantine/core';
import { useState } from 'react';
import { useReviewSets } from '../../bridge/review-set-queries.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ImportSetForm } from './import-set-form.tsx';
import { LabellingSet } from './labelling-set.tsx';

/** Folders of images that people label, to measure runs on. */
export function LabellingPanel() {
  const sets = useReviewSets().data ?? [];
  const [isOpen, setOpen] = useState(false);
  const labelling = sets
    .filter(({ kind }) => kind === 'labelling')
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  return (
    <Panel
      title="Labelling sets: make a benchmark together"
      actions={
        !isOpen && (
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            Import a folder…
          </Button>
        )
      }
      flush
    >
      {isOpen && (
        <div className="panel-body">
          <ImportSetForm taken={sets.map(({ name }) => name)} onDone={() => setOpen(false)} />
        </div>
      )}
      {labelling.length === 0 && !isOpen && (
        <NothingHere title="No labelling set yet">
          Import a folder of images. Several people label them without seeing each other’s verdicts;
          the images they agree on become a benchmark, on which runs are measured.
        </NothingHere>
      )}
      {labelling.map((set) => (
        <LabellingSet key={set.name} set={set} />
      ))}
    </Panel>
  );
}
