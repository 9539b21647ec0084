import { Select, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { CopyMeasurement } from '../../../shared/domain/copy-measurement.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useCopyMeasurements } from '../../bridge/near-duplicate-queries.ts';
import { useSettings } from '../../bridge/queries.ts';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Note } from '../../ui/note.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { momentText, shortMomentText } from '../../ui/time-text.ts';
import { MeasureForm } from './measure-form.tsx';
import { RecallTable } from './recall-table.tsx';
import { searchedWords, settingsWords, summaryWords } from './recall-words.ts';

const NONE: readonly CopyMeasurement[] = [];

/** What the search finds and misses on the workspace's own images, one measurement at a time. */
export function MeasuredRecallPanel({ clean }: { readonly clean: number }) {
  const query = useCopyMeasurements();
  const measurements = query.data ?? NONE;
  const [place, setPlace] = useState<string | null>(null);
  const shown = measurements.find((one) => `${one.measuredAtMs}` === place) ?? measurements[0];
  return (
    <Panel
      title="How many copies are found"
      flush
      actions={
        measurements.length > 1 && (
          <Select
            aria-label="Measurement shown"
            w={300}
            data={measurements.map(({ measuredAtMs, sample, settings }) => ({
              value: `${measuredAtMs}`,
              label: `${shortMomentText(measuredAtMs)}: ${countOf(sample, 'image')}, ${settings.radius} bits`,
            }))}
            value={`${shown?.measuredAtMs}`}
            onChange={setPlace}
          />
        )
      }
    >
      <div className="panel-body stack">
        <p className="plain">
          Copies are made of a random sample of your images, in memory only, and looked for as
          near-duplicates are. So you see what the settings find and what they miss.
        </p>
        <MeasureForm hasImages={clean > 0} />
        {query.isError && <FailureAlert failure={failureText(query.error)} />}
      </div>
      {query.isPending && <Skeleton height={320} />}
      {query.isSuccess && shown === undefined && (
        <NothingHere title="Nothing was measured yet">
          {clean > 0
            ? '200 images take about a minute; nothing else changes.'
            : 'Fetch and clean images first.'}
        </NothingHere>
      )}
      {shown !== undefined && <Measurement measurement={shown} clean={clean} />}
    </Panel>
  );
}

type MeasurementProps = { readonly measurement: CopyMeasurement; readonly clean: number };

function Measurement({ measurement, clean }: MeasurementProps) {
  const { rows, settings, seed, measuredAtMs, sample, searched, unreadable } = measurement;
  const radius = useSettings().data?.nearDuplicateRadius;
  const limits = searchedWords(searched, clean);
  return (
    <>
      <div className="measure-facts stack">
        <p className="plain">
          <strong>{summaryWords(measurement)}</strong>
        </p>
        {limits !== null && <p className="plain dim">{limits}</p>}
        {radius !== undefined && radius !== settings.radius && (
          <Note tone="warn" title={`The search now takes ${radius} bits`}>
            What was measured holds for other settings. Measure again.
          </Note>
        )}
        <Facts
          facts={[
            ['Settings', settingsWords(settings)],
            ['Sample', `${countOf(sample, 'image')}, one copy of each kind`],
            ['Measured', `${momentText(measuredAtMs)}, seed ${seed}`],
            ...(unreadable === 0
              ? []
              : [['Left out', `${countOf(unreadable, 'image')} that could not be read`] as const]),
          ]}
        />
      </div>
      <RecallTable rows={rows} />
    </>
  );
}
