import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { useCancelJob, useJobs, useStartJob } from '../../../bridge/queries.ts';
import { useFinishRun, usePauseJob } from '../../../bridge/run-queries.ts';
import { addressHash } from '../../../stores/address.ts';
import { useNavigation } from '../../../stores-context.ts';
import { isResumable, type TrainJob, trainingJob, trainRequest } from '../run-jobs.ts';
import { GoOnDialog } from './go-on-dialog.tsx';
import { hasLostItsLoss } from './go-on-settings.ts';
import { RemoveRunDialog } from './remove-run-dialog.tsx';

/** What can be done with a run as it is now. */
export function RunActions({ run }: { readonly run: RunSummary }) {
  const job = trainingJob(useJobs(), run.name);
  return (
    <Group gap="xs" wrap="nowrap">
      {job === undefined ? <StoppedActions run={run} /> : <TrainingActions run={run} job={job} />}
    </Group>
  );
}

function TrainingActions({ run, job }: { readonly run: RunSummary; readonly job: TrainJob }) {
  const cancel = useCancelJob();
  const pause = usePauseJob();
  const finish = useFinishRun();
  const { go } = useNavigation();
  const { jobId } = job;
  if (job.state === 'queued') {
    return (
      <Button
        variant="default"
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ jobId }, { onSuccess: () => go({ screen: 'train' }) })}
      >
        Take out of the queue
      </Button>
    );
  }
  const isStopping = pause.isPending || cancel.isPending || finish.isPending;
  return (
    <>
      {run.epochs.length > 0 && (
        <Button
          variant="default"
          title="Stops the training; its best epoch so far becomes its model"
          disabled={isStopping && !finish.isPending}
          loading={finish.isPending}
          onClick={() => finish.mutate({ name: run.name, jobId })}
        >
          Finish now
        </Button>
      )}
      <Button
        variant="default"
        title="Keeps a checkpoint and gives up the training"
        disabled={isStopping && !cancel.isPending}
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ jobId })}
      >
        Cancel training
      </Button>
      <Button
        title="Keeps a checkpoint, so that it can go on; the next in the queue goes first"
        disabled={isStopping && !pause.isPending}
        loading={pause.isPending}
        onClick={() => pause.mutate({ jobId })}
      >
        Pause
      </Button>
    </>
  );
}

function StoppedActions({ run }: { readonly run: RunSummary }) {
  const start = useStartJob();
  const finish = useFinishRun();
  const [isGoingOn, goOn] = useDisclosure(false);
  const [isRemoving, removing] = useDisclosure(false);
  const begin = (): void => start.mutate(trainRequest(run));
  const canResume = isResumable(run.state);
  // The same settings would lose the loss again.
  const isCareful = hasLostItsLoss(run);
  return (
    <>
      <Button variant="subtle" color="red" c="var(--bad)" onClick={removing.open}>
        Remove…
      </Button>
      {canResume && run.epochs.length > 0 && (
        <Button
          variant="default"
          title="Its best epoch so far becomes its model"
          loading={finish.isPending}
          onClick={() => finish.mutate({ name: run.name, jobId: null })}
        >
          Finish now
        </Button>
      )}
      {canResume && !isCareful && (
        <Button variant="default" onClick={goOn.open}>
          Go on with…
        </Button>
      )}
      {canResume && (
        <Button loading={start.isPending} onClick={isCareful ? goOn.open : begin}>
          {isCareful ? 'Resume with…' : 'Resume training'}
        </Button>
      )}
      {run.state === 'queued' && (
        <Button loading={start.isPending} onClick={begin}>
          Start training
        </Button>
      )}
      {run.state === 'finished' && <FinishedActions name={run.name} onTrainLonger={goOn.open} />}
      <GoOnDialog run={run} isOpen={isGoingOn} onClose={goOn.close} />
      <RemoveRunDialog name={run.name} isOpen={isRemoving} onClose={removing.close} />
    </>
  );
}

function FinishedActions(props: { readonly name: string; readonly onTrainLonger: () => void }) {
  return (
    <>
      <Button variant="default" onClick={props.onTrainLonger}>
        Train longer…
      </Button>
      <Button
        component="a"
        href={addressHash({ screen: 'evaluate', item: null, query: `run=${props.name}` })}
      >
        Evaluate it
      </Button>
    </>
  );
}
