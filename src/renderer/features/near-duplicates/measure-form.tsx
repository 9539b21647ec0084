import { Button, NumberInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useJobs, useStartJob } from '../../bridge/queries.ts';
import { isJobBusy } from './is-job-busy.ts';

const LEAST_SAMPLE = 20;
const LARGEST_SAMPLE = 1000;
const SAMPLE = 200;

/** Starts a measurement on the workspace's own images. */
export function MeasureForm({ hasImages }: { readonly hasImages: boolean }) {
  const start = useStartJob();
  const isBusy = isJobBusy(useJobs(), 'measure-near-duplicates');
  const [sample, setSample] = useState<number | string>(SAMPLE);
  const [seed, setSeed] = useState<number | string>(1);
  const isReady =
    hasImages &&
    !isBusy &&
    typeof seed === 'number' &&
    typeof sample === 'number' &&
    sample >= LEAST_SAMPLE;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isReady) start.mutate({ kind: 'measure-near-duplicates', sample, seed });
  };
  return (
    <form className="measure-form" onSubmit={submit}>
      <NumberInput
        label="Sample size"
        min={LEAST_SAMPLE}
        max={LARGEST_SAMPLE}
        step={50}
        suffix=" images"
        allowDecimal={false}
        value={sample}
        onChange={setSample}
      />
      <NumberInput label="Seed" min={0} allowDecimal={false} value={seed} onChange={setSeed} />
      <Button type="submit" disabled={!isReady} loading={start.isPending}>
        {isBusy ? 'Measuring…' : 'Measure on my images'}
      </Button>
    </form>
  );
}
