import { Loader } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { FineTuneSettings } from '../../../../shared/domain/fine-tune.ts';
import { durationText } from '../../../../shared/duration-text.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { useJobs } from '../../../bridge/queries.ts';
import { useDevices, useRunEstimate } from '../../../bridge/training-queries.ts';
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
  const asked = settings === null ? null : JSON.stringify(timedSettings(settings));
  const [settled] = useDebouncedValue(`${dataset} ${asked}`, SETTLED_MS);
  const isSettled = settled === `${dataset} ${asked}`;
  const running = useJobs().find(({ state }) => state === 'running');
  const used = useDevices().data?.used ?? '';
  const estimate = useRunEstimate(
    settings === null || !isSettled ? null : { dataset, settings: timedSettings(settings) },
    `${used} ${running?.jobId ?? ''}`,
  );
  return (
    <div className="estimate" role="status" aria-label="Estimated time">
      {settings === null ? (
        <span className="dim">An estimate comes when the settings are right.</span>
      ) : estimate.data != null ? (
        <>
          <span>
            About <strong>{durationText(totalSeconds(estimate.data, settings.epochs))}</strong>
            {estimate.data.fromSmallerBatches && <span className="dim">, roughly</span>}
          </span>
          <span className="dim">{estimateParts(estimate.data).join(' · ')}</span>
        </>
      ) : estimate.data === null ? (
        <span className="dim">A job is running; the estimate comes after it.</span>
      ) : estimate.isError ? (
        <span className="dim">No estimate: {failureText(estimate.error).message}</span>
      ) : (
        <span className="dim estimate-measuring">
          <Loader size={12} /> Measuring how long it takes…
        </span>
      )}
    </div>
  );
}
