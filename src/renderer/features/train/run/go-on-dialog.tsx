import { Button, Group, Modal } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { useStartJob } from '../../../bridge/queries.ts';
import { Note } from '../../../ui/note.tsx';
import { fieldProblems } from '../new-run/field-problems.ts';
import { FigureField } from '../new-run/figure-field.tsx';
import { RateField } from '../new-run/rate-field.tsx';
import { trainRequest } from '../run-jobs.ts';
import { type GoOnSettings, goOnProblem, hasLostItsLoss, offeredGoOn } from './go-on-settings.ts';

type GoOnDialogProps = {
  readonly run: RunSummary;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Lets a run go on longer, or more carefully; everything else about it stays. */
export function GoOnDialog({ run, isOpen, onClose }: GoOnDialogProps) {
  const title = run.state === 'finished' ? `Train ${run.name} longer` : `Go on with ${run.name}`;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <GoOnForm run={run} onDone={onClose} />
    </Modal>
  );
}

function GoOnForm({ run, onDone }: { readonly run: RunSummary; readonly onDone: () => void }) {
  const start = useStartJob();
  const [changed, setChanged] = useState<GoOnSettings>(() => offeredGoOn(run));
  const change = (part: Partial<GoOnSettings>): void => setChanged((all) => ({ ...all, ...part }));
  const settings = { ...run.settings, ...changed };
  const problems = fieldProblems(settings);
  const problem = goOnProblem(run, changed);
  const isReady = problem === null && problems.size === 0;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate(trainRequest({ ...run, settings }), { onSuccess: onDone });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {hasLostItsLoss(run) && (
        <Note tone="warn" title="The loss was no longer a number">
          A tenth of the learning rate is suggested; a limit on the gradients helps as well. The run
          goes on from its last checkpoint before the fault.
        </Note>
      )}
      <div className="go-on-fields">
        <FigureField
          label="Epochs in all"
          isWhole
          value={changed.epochs}
          problem={problems.get('epochs')}
          onChange={(epochs) => change({ epochs: epochs ?? Number.NaN })}
        />
        <RateField
          label="Learning rate"
          value={changed.learningRate}
          problem={problems.get('learningRate')}
          onChange={(learningRate) => change({ learningRate: learningRate ?? Number.NaN })}
        />
        <FigureField
          label="Stop early after"
          isWhole
          suffix=" epochs"
          whenEmpty="never"
          value={changed.patience}
          problem={problems.get('patience')}
          onChange={(patience) => change({ patience })}
        />
        <RateField
          label="Clip gradients at"
          whenEmpty="never"
          value={changed.clipNorm}
          problem={problems.get('clipNorm')}
          onChange={(clipNorm) => change({ clipNorm })}
        />
      </div>
      {run.settings.schedule.kind === 'cosine' && changed.epochs !== run.settings.epochs && (
        <p className="plain dim">
          The cosine schedule is stretched over the new number of epochs, so that the learning rate
          jumps once where the run goes on.
        </p>
      )}
      <p className="plain go-on-problem" role="status">
        {problem}
      </p>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          Close
        </Button>
        <Button type="submit" disabled={!isReady} loading={start.isPending}>
          {run.state === 'finished' ? 'Train longer' : 'Go on'}
        </Button>
      </Group>
    </form>
  );
}
