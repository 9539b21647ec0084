import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { NetworkWeightsSummary } from '../../../../shared/domain/network-weights.ts';
import { useStartJobs } from '../../../bridge/queries.ts';
import { Note } from '../../../ui/note.tsx';
import { countOf } from '../../../ui/number-text.ts';
import { type PlannedRun, paperFour } from './paper-four.ts';
import { WeightsLink } from './weights-link.tsx';

type PaperFourProps = {
  readonly dataset: string;
  readonly imported: readonly NetworkWeightsSummary[];
  /** Names of runs that are there or wait. */
  readonly taken: readonly string[];
};

/** Queues the paper's four models on a dataset, after they were looked at. */
export function PaperFour({ dataset, imported, taken }: PaperFourProps) {
  const [isOpen, setIsOpen] = useState(false);
  const start = useStartJobs();
  const close = (): void => setIsOpen(false);
  const planned = isOpen ? paperFour(dataset, imported, taken) : [];
  const queue = (): void =>
    start.mutate(
      planned.map(({ name, settings }) => ({ kind: 'train', name, dataset, settings })),
      { onSuccess: close },
    );
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setIsOpen(true)}>
        The paper’s four…
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={`The paper’s four models on ${dataset}`}
        size={640}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div className="stack">
          <PlannedRuns planned={planned} />
          <p className="plain">
            {countOf(
              planned.reduce((sum, { settings }) => sum + settings.epochs, 0),
              'epoch',
            )}{' '}
            in all, by the paper’s solver. They wait in the queue and train one after the other;
            each can be paused, cancelled and gone on with.
          </p>
          <MissingWeights planned={planned} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Not now
            </Button>
            <Button loading={start.isPending} onClick={queue}>
              Queue four runs
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  );
}

function PlannedRuns({ planned }: { readonly planned: readonly PlannedRun[] }) {
  return (
    <table className="list-table" aria-label="Planned runs">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Network</th>
          <th scope="col">Mode</th>
          <th scope="col">Starts from</th>
          <th scope="col" className="number-cell">
            Epochs
          </th>
        </tr>
      </thead>
      <tbody>
        {planned.map(({ name, settings: { network, mode, weights, epochs } }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{network}</td>
            <td>{mode}</td>
            <td>{weights.kind === 'imported' ? weights.name : 'random weights'}</td>
            <td className="number-cell">{epochs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MissingWeights({ planned }: { readonly planned: readonly PlannedRun[] }) {
  const missing = new Set(
    planned.flatMap(({ settings: { network, weights } }) =>
      weights.kind === 'random' ? [network] : [],
    ),
  );
  if (missing.size === 0) return null;
  return (
    <Note tone="warn" title={`No weights of ${[...missing].join(' and ')} were imported`}>
      Random weights learn little without millions of images: the paper’s models began with weights
      that had learned from ImageNet and Places. <WeightsLink /> first, then queue the four.
    </Note>
  );
}
