import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FineTuneSettings } from '../../../../shared/domain/fine-tune.ts';
import { durationText } from '../../../../shared/duration-text.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useJobs } from '../../../bridge/queries.ts';
import { useDevices, useRunEstimate } from '../../../bridge/training-queries.ts';
import { asSentence } from '../../../ui/job-text.ts';
import { estimateParts, timedSettings, totalSeconds } from './run-words.ts';

/** So long the settings are left alone before a measurement begins. */
const SETTLED_MS = 700;

type EstimateLineProps = {
  readonly dataset: string;
  /** Null while something is wrong with them. */
  readonly settings: FineTuneSettings | null;
};

/** How long the run would take, measured by itself a moment after the settings were left alone. */
export function EstimateLine({ dataset, settings }: EstimateLineProps) {
  return (
    <div className="estimate" role="status" aria-label="Estimated time">
      {settings === null ? (
        <span className="dim">An estimate comes when the settings are right.</span>
      ) : (
        <Estimate dataset={dataset} settings={settings} />
      )}
    </div>
  );
}

function Estimate(props: { readonly dataset: string; readonly settings: FineTuneSettings }) {
  const { dataset, settings } = props;
  const timed = timedSettings(settings);
  const isSettled = useIsLeftAlone(JSON.stringify([dataset, timed]));
  const running = useJobs().find(({ state }) => state === 'running');
  const devices = useDevices();
  const { data, error } = useRunEstimate(
    isSettled && !devices.isPending ? { dataset, settings: timed } : null,
    `${devices.data?.used ?? ''} ${running?.jobId ?? ''}`,
  );
  if (error !== null) return <EstimateFailure error={error} />;
  if (data === undefined) {
    return (
      <span className="dim estimate-measuring">
        <Loader size={12} /> Measuring how long it takes…
      </span>
    );
  }
  if (data === null) {
    return <span className="dim">A job is running; the estimate comes after it.</span>;
  }
  return (
    <>
      <span>
        About <strong>{durationText(totalSeconds(data, settings.epochs))}</strong>
        {data.fromSmallerBatches && <span className="dim">, roughly</span>}
      </span>
      <span className="dim">{estimateParts(data).join(' · ')}</span>
    </>
  );
}

function EstimateFailure({ error }: { readonly error: unknown }) {
  const { message, advice } = failureText(error);
  return (
    <span className="dim">
      No estimate: {asSentence(message)} {advice}
    </span>
  );
}

/** Whether a value has stayed the same for a while, from the first time on. */
function useIsLeftAlone(value: string): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled === value;
}
