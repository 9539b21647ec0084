import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Job } from '../../../shared/domain/job.ts';
import type { RunSummary } from '../../../shared/domain/run.ts';
import { countOf, countText } from '../../ui/number-text.ts';
import type { LiveTraining } from './live-training.ts';

type RunProgressProps = {
  readonly run: RunSummary;
  readonly job: Job;
  readonly live: LiveTraining;
  readonly epochsDone: number;
};

/** How far the training is: in all its epochs, and in the one that goes on. */
export function RunProgress({ run, job, live, epochsDone }: RunProgressProps) {
  const { batch, features, prepared } = live;
  const planned = run.settings.epochs;
  if (job.state === 'queued')
    return <p className="dim">Waits until the jobs before it are done.</p>;
  return (
    <div className="run-live">
      <Line
        name="Epochs"
        text={`${epochsDone} of ${planned}`}
        percent={(epochsDone / planned) * 100}
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
          text={`batch ${countText(batch.batch)} of ${countText(batch.batches)} · ${countText(batch.imagesPerSecond)} images/s`}
          percent={(batch.batch / Math.max(1, batch.batches)) * 100}
        />
      )}
      <span className="dim">
        {prepared === null
          ? job.progress.message
          : `On the ${prepared.device.toUpperCase()} · ${countOf(prepared.trainCount, 'image')} to train on, ${countText(prepared.validationCount)} to validate · ${countOf(prepared.trainableParameters, 'trainable weight')}`}
      </span>
    </div>
  );
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
