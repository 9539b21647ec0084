import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Job } from '../../../../shared/domain/job.ts';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import type { EpochMetrics } from '../../../../shared/domain/training-event.ts';
import { durationText } from '../../../../shared/duration-text.ts';
import { Facts } from '../../../ui/facts.tsx';
import { accuracyText, countOf, countText } from '../../../ui/number-text.ts';
import { bestEpochOf } from '../best-epoch-of.ts';
import type { LiveTraining } from './live-training.ts';
import { runConditions } from './run-conditions.ts';
import { calmSeconds, featureSecondsLeft, secondsLeft } from './time-left.ts';
import { lossText, rateText } from './training-figures.ts';

type RunProgressProps = {
  readonly run: RunSummary;
  readonly job: Job;
  readonly live: LiveTraining;
  readonly epochs: readonly EpochMetrics[];
};

/** How far the training is, how fast it goes, and how it learns right now. */
export function RunProgress({ run, job, live, epochs }: RunProgressProps) {
  const { batch, features } = live;
  const planned = run.settings.epochs;
  const conditions = runConditions(run, live);
  return (
    <div className="run-live">
      <RunFigures run={run} job={job} live={live} epochs={epochs} />
      <Line
        name="Epochs"
        text={`${epochs.length} of ${planned}`}
        percent={(epochs.length / planned) * 100}
      />
      {batch === null && features !== null && features.done < features.total && (
        <Line
          name="Features"
          text={`${countText(features.done)} of ${countOf(features.total, 'image')}`}
          percent={(features.done / Math.max(1, features.total)) * 100}
        />
      )}
      {batch !== null && (
        <Line
          name={`Epoch ${batch.epoch}`}
          text={`batch ${countText(batch.batch)} of ${countText(batch.batches)}`}
          percent={(batch.batch / Math.max(1, batch.batches)) * 100}
        />
      )}
      {conditions.length === 0 ? (
        <span className="dim">{job.progress.message}</span>
      ) : (
        <Facts facts={conditions} />
      )}
    </div>
  );
}

function RunFigures({ run, live, epochs }: RunProgressProps) {
  const { batch } = live;
  const best = bestEpochOf({ ...run, epochs, bestEpoch: null });
  return (
    <div className="run-figures">
      <Figure name="Time left" value={timeText(run, live, epochs)} />
      <Figure name="Images/s" value={batch === null ? '–' : countText(batch.imagesPerSecond)} />
      <Figure name="Learning rate" value={batch === null ? '–' : rateText(batch.learningRate)} />
      <Figure name="Loss" value={batch === null ? '–' : lossText(batch.loss)} />
      <Figure
        name="Best validation"
        value={best?.validationAccuracy == null ? '–' : accuracyText(best.validationAccuracy)}
      />
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <div className="figure-name">{name}</div>
      <div className="run-figure">{value}</div>
    </div>
  );
}

/** Early stopping can only make it shorter, so that the time is the longest then. */
function timeText(run: RunSummary, live: LiveTraining, epochs: readonly EpochMetrics[]): string {
  const { patience, epochs: planned } = run.settings;
  const left = secondsLeft(live, epochs, planned);
  if (left !== null) {
    const text = durationText(calmSeconds(left));
    return patience === null ? text : `at most ${text}`;
  }
  const features = featureSecondsLeft(live.features);
  return features === null
    ? 'measuring…'
    : `${durationText(calmSeconds(features))} to the first epoch`;
}

function Line(props: {
  readonly name: string;
  readonly text: string;
  readonly percent: number;
}): ReactNode {
  return (
    <div>
      <div className="run-live-line">
        <span>{props.name}</span>
        <span className="dim">{props.text}</span>
      </div>
      <Progress value={props.percent} aria-label={props.name} />
    </div>
  );
}
