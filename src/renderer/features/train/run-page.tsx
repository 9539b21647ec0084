import { Button, Group, Skeleton } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { RunSummary } from '../../../shared/domain/run.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { liveRunOptions } from '../../bridge/live-run.ts';
import { useCancelJob, useJobs, useRun, useStartJob } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Note } from '../../ui/note.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { EpochTable } from './epoch-table.tsx';
import { mergeEpochs, NO_LIVE_TRAINING, withTrainingEvent } from './live-training.ts';
import { RunCharts } from './run-charts.tsx';
import { RunFacts } from './run-facts.tsx';
import { isResumable, trainingJob } from './run-jobs.ts';
import { RunOutcome } from './run-outcome.tsx';
import { RunProgress } from './run-progress.tsx';

/** One run: how far it is, how it learns, and what it was asked for. */
export function RunPage({ name }: { readonly name: string }) {
  const job = trainingJob(useJobs(), name);
  const run = useRun({ name, isAwaited: job !== undefined });
  const back = addressHash({ screen: 'train', item: null, query: '' });
  return (
    <Screen
      title={name}
      lead={
        <Group gap="xs">
          {run.data !== undefined && <StateMark state={run.data.state} />}
          <a href={back}>All runs</a>
        </Group>
      }
      actions={run.data !== undefined && <RunActions run={run.data} />}
    >
      {run.isError && job === undefined && <FailureAlert failure={failureText(run.error)} />}
      {run.data === undefined && run.isError && job !== undefined && (
        <NothingHere title="This run waits for its turn">
          It begins when the jobs before it are done.
        </NothingHere>
      )}
      {run.isPending && <Skeleton height={320} />}
      {run.data !== undefined && <RunBody run={run.data} />}
    </Screen>
  );
}

function RunActions({ run }: { readonly run: RunSummary }) {
  const job = trainingJob(useJobs(), run.name);
  const cancel = useCancelJob();
  const start = useStartJob();
  const resume = (): void =>
    start.mutate({ kind: 'train', name: run.name, dataset: run.dataset, settings: run.settings });
  return (
    <Group gap="xs" wrap="nowrap">
      {job !== undefined && (
        <Button
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ jobId: job.jobId })}
        >
          Cancel training
        </Button>
      )}
      {job === undefined && isResumable(run.state) && (
        <Button loading={start.isPending} onClick={resume}>
          Resume training
        </Button>
      )}
      {run.state === 'finished' && (
        <Button
          component="a"
          variant="default"
          href={addressHash({ screen: 'evaluate', item: null, query: `run=${run.name}` })}
        >
          Evaluate it
        </Button>
      )}
    </Group>
  );
}

function RunBody({ run }: { readonly run: RunSummary }) {
  const { client } = useBridge();
  const job = trainingJob(useJobs(), run.name);
  const options = liveRunOptions(client, run.name, NO_LIVE_TRAINING, withTrainingEvent);
  const isRunning = job?.state === 'running';
  const live =
    useQuery({ ...options, ...(isRunning ? {} : { queryFn: skipToken }) }).data ?? NO_LIVE_TRAINING;
  const epochs = mergeEpochs(run.epochs, live.epochs);
  return (
    <div className="stack">
      {run.failure !== null && (
        <Note tone="bad" title="The training failed">
          {run.failure} It can be resumed after epoch {run.epochs.length}.
        </Note>
      )}
      <div className="run-top">
        <Panel title={job === undefined ? 'Outcome' : 'Progress'}>
          {job === undefined ? (
            <RunOutcome run={run} />
          ) : (
            <RunProgress run={run} job={job} live={live} epochsDone={epochs.length} />
          )}
        </Panel>
        <Panel title="Settings">
          <RunFacts run={run} />
        </Panel>
      </div>
      <Panel title="Learning">
        <RunCharts epochs={epochs} batches={live.batches} planned={run.settings.epochs} />
      </Panel>
      {epochs.length > 0 && (
        <Panel title="Epochs" flush>
          <EpochTable epochs={epochs} bestEpoch={run.bestEpoch} />
        </Panel>
      )}
    </div>
  );
}
