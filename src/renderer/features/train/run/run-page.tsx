import { Group, Skeleton } from '@mantine/core';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useDatasets, useJobs, useRun } from '../../../bridge/queries.ts';
import { useLiveRun } from '../../../bridge/use-live-run.ts';
import { addressHash } from '../../../stores/address.ts';
import { asSentence } from '../../../ui/job-text.ts';
import { Note } from '../../../ui/note.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { imagesOfSplit } from '../../../ui/split-table.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { asItsJob, newestJob, trainingJob } from '../run-jobs.ts';
import { placeInQueue } from '../runs/run-queue.ts';
import { EpochTable } from './epoch-table.tsx';
import { mergeEpochs, NO_LIVE_TRAINING, withTrainingEvent } from './live-training.ts';
import { RunActions } from './run-actions.tsx';
import { RunCharts } from './run-charts.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { RunProgress } from './run-progress.tsx';
import { TellSwitch } from './tell-switch.tsx';
import { TensorboardLine } from './tensorboard-line.tsx';

/** One run: how far it is, how it learns, and what it was asked for. */
export function RunPage({ name }: { readonly name: string }) {
  const jobs = useJobs();
  const asked = useRun({ name, isAwaited: trainingJob(jobs, name) !== undefined });
  const back = addressHash({ screen: 'train', item: null, query: '' });
  if (asked.isError) {
    return (
      <Screen title={name} lead={<a href={back}>All runs</a>}>
        <NothingHere title={failureText(asked.error).message}>
          It was removed, or cancelled before it began.
        </NothingHere>
      </Screen>
    );
  }
  const run = asked.data === undefined ? undefined : asItsJob(asked.data, jobs);
  return (
    <Screen
      title={name}
      lead={
        <Group gap="xs">
          {run !== undefined && <StateMark state={run.state} />}
          <a href={back}>All runs</a>
        </Group>
      }
      actions={run !== undefined && <RunActions key={run.state} run={run} />}
    >
      {run === undefined ? <Skeleton height={320} /> : <RunBody run={run} />}
    </Screen>
  );
}

function RunBody({ run }: { readonly run: RunSummary }) {
  const jobs = useJobs();
  const job = trainingJob(jobs, run.name);
  const newest = newestJob(jobs, run.name);
  const isRunning = job?.state === 'running';
  const live = useLiveRun({
    name: run.name,
    jobId: newest?.jobId ?? null,
    isRunning,
    initial: NO_LIVE_TRAINING,
    reduce: withTrainingEvent,
  });
  const trainCount = useTrainCount(run.dataset);
  const epochs = mergeEpochs(run.epochs, live.epochs);
  const known = { ...run, epochs };
  return (
    <div className="stack">
      {run.failure !== null && job === undefined && (
        <Note tone="bad" title="The training failed">
          {beginningLarge(asSentence(run.failure))}
        </Note>
      )}
      <div className="run-top">
        <Panel title={isRunning ? 'Progress' : 'Outcome'}>
          {isRunning ? (
            <RunProgress run={known} job={job} live={live} epochs={epochs} />
          ) : job === undefined && run.state !== 'queued' ? (
            <RunOutcome run={known} live={live} />
          ) : (
            <WaitingRun place={placeInQueue(jobs, run.name)} />
          )}
          {job !== undefined && (
            <div className="run-tell">
              <TellSwitch />
            </div>
          )}
        </Panel>
        <RunFacts run={run} />
      </div>
      <Panel title="Learning">
        {epochs.length + live.batches.length === 0 ? (
          <NothingHere title="Nothing to draw yet">
            The curves begin with the first batch that is watched.
          </NothingHere>
        ) : (
          <RunCharts
            epochs={epochs}
            batches={live.batches}
            planned={run.settings.epochs}
            trainCount={run.conditions?.trainCount ?? live.prepared?.trainCount ?? trainCount}
          />
        )}
        <TensorboardLine run={run.name} />
      </Panel>
      {epochs.length > 0 && (
        <Panel title="Epochs" flush>
          <EpochTable epochs={epochs} bestEpoch={run.bestEpoch} />
        </Panel>
      )}
    </div>
  );
}

function beginningLarge(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function WaitingRun({ place }: { readonly place: number | null }) {
  if (place === null) {
    return (
      <NothingHere title="This run was left waiting">
        The program ended before its turn came. Start it, or remove it.
      </NothingHere>
    );
  }
  return (
    <NothingHere title="This run waits for its turn">
      {place === 1
        ? 'It is the next run in the queue.'
        : `It is number ${place} of the runs in the queue.`}
    </NothingHere>
  );
}

/** Training images of a dataset; null until they are known. */
function useTrainCount(dataset: string): number | null {
  const counts = useDatasets().data?.find(({ name }) => name === dataset)?.counts;
  return counts === undefined ? null : imagesOfSplit(counts.train);
}
